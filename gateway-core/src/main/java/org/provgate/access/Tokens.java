package org.provgate.access;

import java.net.InetAddress;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tokens of departments' systems (OAuth2 client credentials, RFC 6749 4.4): a key is shown once an hour, and what goes with each request
 * is a token that is worth less. It ends with its key, and is good only from where the key is. For several threads.
 */
public final class Tokens {

    /** What a token begins with, so that scanners of leaked secrets know one. */
    public static final String PREFIX = "pgt_";

    private static final Duration VALID = Duration.ofHours(1);
    private static final int BYTES = 32;
    /** A system that asks for a token with each request must not fill the table. */
    private static final int MOST = 100;

    private static final String FIND = """
            SELECT c.id, c.department, c.office, t.scopes, t.expires_at
              FROM access_token t JOIN client c ON c.id = t.client JOIN department d ON d.code = c.department
             WHERE t.token_hash = :hash AND t.expires_at > :now AND c.revoked_at IS NULL AND c.expires_at > :now AND d.active
               AND (c.networks = '{}' OR CAST(:address AS inet) <<= ANY(c.networks))
            """;
    private static final String FORGET = """
            DELETE FROM access_token
             WHERE client = :client
               AND (expires_at <= :now OR token_hash NOT IN (SELECT token_hash FROM access_token WHERE client = :client
                                                              ORDER BY expires_at DESC LIMIT :most))
            """;
    private static final String INSERT = """
            INSERT INTO access_token (token_hash, client, scopes, expires_at) VALUES (:hash, :client, :scopes, :until)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Clients clients;
    private final RandomGenerator random;
    private final Clock clock;

    /** @param random of cryptographic strength */
    public Tokens(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clients clients,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.clients = clients;
        this.random = random;
        this.clock = clock;
    }

    /** What is answered to who asks for a token. */
    public sealed interface Answer {

        /** @param token shown this once */
        record Granted(String token, Set<Permission> scopes, Duration valid) implements Answer {
            /** Shows no token. */
            @Override
            public String toString() {
                return "a token for " + scopes;
            }
        }

        /** The id is unknown, or the key not its, or not good from there. */
        record UnknownClient() implements Answer {}

        /** The key may not do all that is asked for. */
        record WrongScope() implements Answer {}
    }

    /** @param scopes names of {@link Permission}; empty: all the key has */
    public Answer grant(String client, String key, InetAddress from, Set<String> scopes) {
        var known = clients.of(key, from, null).map(Clients.Known::caller).filter(c -> c.actor()
                .equals("@" + client));
        if (known.isEmpty()) return new Answer.UnknownClient();
        var granted = EnumSet.copyOf(known.get().permissions());
        if (!granted.stream().map(Permission::scope).toList().containsAll(scopes)) return new Answer.WrongScope();
        if (!scopes.isEmpty()) granted.removeIf(p -> !scopes.contains(p.scope()));
        return new Answer.Granted(issue(client, granted), granted, VALID);
    }

    /** Returns whom a token stands for; empty for one that is unknown or expired, whose key is no longer good, or shown from elsewhere. */
    public Optional<Clients.Known> of(String token, InetAddress from, @Nullable String person) {
        return jdbc.sql(FIND)
                .param("hash", Clients.hash(token))
                .param("now", Timestamp.from(clock.instant()))
                .param("address", Clients.address(from))
                .query((r, n) -> Clients.known(r, person))
                .optional();
    }

    private String issue(String client, Set<Permission> scopes) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        var token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = clock.instant();
        transactions.executeWithoutResult(t -> {
            jdbc.sql(FORGET)
                    .param("client", client)
                    .param("now", Timestamp.from(now))
                    .param("most", MOST - 1)
                    .update();
            jdbc.sql(INSERT)
                    .param("hash", Clients.hash(token))
                    .param("client", client)
                    .param("scopes", scopes.stream().map(Permission::scope).toArray(String[]::new))
                    .param("until", Timestamp.from(now.plus(VALID)))
                    .update();
        });
        return token;
    }
}
