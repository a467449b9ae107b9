package org.provgate.access;

import java.net.InetAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The keys of departments' systems. For several threads. */
public final class Clients {

    /** What a key begins with, so that scanners of leaked secrets know one. */
    public static final String PREFIX = "pgk_";

    private static final String FIND = """
            SELECT id, department, scopes, office, expires_at FROM client
             WHERE key_hash = :hash AND revoked_at IS NULL AND expires_at > :now
               AND EXISTS (SELECT FROM department d WHERE d.code = client.department AND d.active)
               AND (networks = '{}' OR CAST(:address AS inet) <<= ANY(networks))
            """;
    private static final String INSERT = """
            INSERT INTO client (id, department, name, scopes, office, networks, key_hash, expires_at, created_by, created_at)
            SELECT :id, d.code, :name, :scopes, :office, CAST(:networks AS cidr[]), :hash, :expires, :by, :now
              FROM department d WHERE d.code = :department AND d.active
            """;
    private static final String REVOKE =
            "UPDATE client SET revoked_at = :now, revoked_by = :by WHERE id = :id AND revoked_at IS NULL";
    private static final String LIST = """
            SELECT id, department, name, scopes, office, networks::text[] AS networks, expires_at, revoked_at, created_by, created_at
              FROM client ORDER BY department, id
            """;
    private static final int BYTES = 32;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param random of cryptographic strength */
    public Clients(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.random = random;
        this.clock = clock;
    }

    /** A key as it is shown this once. */
    public record Issued(Client client, String key) {}

    /** Whom a key stands for, and until when. */
    public record Known(Caller caller, Instant until) {}

    /**
     * Returns whom a key stands for; empty for one that is unknown, revoked, expired, or shown from elsewhere.
     *
     * @param person whom the system says it acts for; null if nobody
     */
    public Optional<Known> of(String key, InetAddress from, @Nullable String person) {
        return jdbc.sql(FIND)
                .param("hash", hash(key))
                .param("now", Timestamp.from(clock.instant()))
                .param("address", address(from))
                .query((r, n) -> known(r, person))
                .optional();
    }

    /** Makes a key; it is shown in the answer and never again. @throws Refusal with everything that is wrong */
    public Issued issue(ClientOrder order, String by) {
        var now = clock.instant();
        var scopes = order.checked(now);
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var key = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var client = new Client(
                order.id(),
                order.department(),
                order.name(),
                scopes,
                order.office(),
                order.networks(),
                order.expiresAt(),
                null,
                by,
                now);
        transactions.executeWithoutResult(t -> {
            insert(client, hash(key));
            evidence.append(entry(client, "client.issued", by));
        });
        return new Issued(client, key);
    }

    /** Ends a key; it is refused from the next request on, by other gateways within five seconds. */
    public void revoke(String id, String by) {
        transactions.executeWithoutResult(t -> {
            var client = all().stream()
                    .filter(c -> c.id().equals(id) && c.revokedAt() == null)
                    .findFirst()
                    .orElseThrow(() -> new Refusal("client-unknown", "there is no valid key " + id));
            jdbc.sql(REVOKE)
                    .param("id", id)
                    .param("by", by)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            evidence.append(entry(client, "client.revoked", by));
        });
    }

    public List<Client> all() {
        return jdbc.sql(LIST).query(Clients::client).list();
    }

    private void insert(Client client, byte[] hash) {
        try {
            int rows = jdbc.sql(INSERT)
                    .param("id", client.id())
                    .param("department", client.department())
                    .param("name", client.name())
                    .param(
                            "scopes",
                            client.scopes().stream().map(Permission::scope).toArray(String[]::new))
                    .param("office", client.office())
                    .param("networks", client.networks().toArray(String[]::new))
                    .param("hash", hash)
                    .param("expires", Timestamp.from(client.expiresAt()))
                    .param("by", client.createdBy())
                    .param("now", Timestamp.from(client.createdAt()))
                    .update();
            if (rows == 0)
                throw new Refusal(
                        "department-unknown",
                        "there is no active department " + client.department() + " in the directory");
        } catch (DataIntegrityViolationException e) {
            throw new Refusal(
                    "client-exists",
                    "key " + client.id() + " is there already, or a network of it is none; take another id");
        }
    }

    private static Entry entry(Client client, String action, String by) {
        return new Entry(
                client.department(),
                by,
                action,
                "client/" + client.id(),
                String.join(
                        " ",
                        client.scopes().stream().map(Permission::scope).sorted().toList()),
                client.id(),
                null,
                Digest.of(client.toString()));
    }

    /** Without the name of an interface. */
    static String address(InetAddress from) {
        return from.getHostAddress().replaceFirst("%.*", "");
    }

    static Known known(ResultSet r, @Nullable String person) throws SQLException {
        var caller = new Caller(
                r.getString("department"),
                actor(r.getString("id"), person),
                permissions(r),
                r.getBoolean("office") ? Caller.Reach.OFFICE : Caller.Reach.DEPARTMENT);
        return new Known(caller, r.getTimestamp("expires_at").toInstant());
    }

    private static String actor(String client, @Nullable String person) {
        return (person == null ? "" : person) + "@" + client;
    }

    private static Client client(ResultSet r, int n) throws SQLException {
        var revoked = r.getTimestamp("revoked_at");
        return new Client(
                r.getString("id"),
                r.getString("department"),
                r.getString("name"),
                permissions(r),
                r.getBoolean("office"),
                List.of((String[]) r.getArray("networks").getArray()),
                r.getTimestamp("expires_at").toInstant(),
                revoked == null ? null : revoked.toInstant(),
                r.getString("created_by"),
                r.getTimestamp("created_at").toInstant());
    }

    private static Set<Permission> permissions(ResultSet r) throws SQLException {
        return Arrays.stream((String[]) r.getArray("scopes").getArray())
                .map(Permission::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
    }

    static byte[] hash(String key) {
        return HexFormat.of().parseHex(Digest.of(key));
    }
}
