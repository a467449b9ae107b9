package org.provgate.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How the first security administrator comes in: by a code that only who started the gateway can read. As long as there is one there is
 * no such code. For several threads.
 */
public final class FirstStart {

    private static final Duration VALID = Duration.ofHours(24);

    private static final String SET_UP =
            "SELECT EXISTS (SELECT FROM person WHERE active AND roles @> '{SECURITY}'::text[])";
    private static final String INSERT = """
            INSERT INTO person AS p (login, name, department, roles, password_hash, changed_by, changed_at)
            SELECT :login, :name, d.code, '{SECURITY}', :hash, 'first-start', :now
              FROM department d WHERE d.code = :department AND d.active
            """;
    private static final String ONE = PersonRows.SELECT + "WHERE p.login = :login";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final OneTimeCodes codes;
    private final SignIns signIns;
    private final Clock clock;

    /** @param random of cryptographic strength */
    public FirstStart(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            SignIns signIns,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.codes = new OneTimeCodes(jdbc, random, clock);
        this.signIns = signIns;
        this.clock = clock;
    }

    /** Returns whether there is nobody yet who could let people in. */
    public boolean due() {
        return !jdbc.sql(SET_UP).query(Boolean.class).single();
    }

    /** Returns a new code, valid for 24 hours and once; those before are void. @throws Refusal {@code setup-closed} */
    public String code() {
        if (!due()) throw closed();
        return Objects.requireNonNull(transactions.execute(t -> codes.issue(null, VALID)))
                .text();
    }

    /**
     * Makes the first security administrator.
     *
     * @param order its roles are not looked at
     * @throws Refusal {@code setup-closed}, {@code code-invalid}, or with everything that is wrong
     */
    public Person begin(String code, PersonOrder order, String password) {
        if (!due()) throw closed();
        if (codes.owner(code).filter(String::isEmpty).isEmpty()) throw noCode();
        new PersonOrder(order.login(), order.name(), order.department(), Set.of(Role.SECURITY.name())).checked();
        var hash = signIns.hash(password, order.login(), order.name(), order.department());
        return Objects.requireNonNull(transactions.execute(t -> {
            if (!codes.take(code)) throw noCode();
            insert(order, hash);
            var person = jdbc.sql(ONE)
                    .param("login", order.login())
                    .query(PersonRows::person)
                    .single();
            evidence.append(PersonRows.entry(person, "person.added", "first-start"));
            return person;
        }));
    }

    static Refusal noCode() {
        return new Refusal(
                "code-invalid",
                "一次性代码无效、已使用或已过期 this one-time code is not valid: mistyped, used, or expired; ask for a new one");
    }

    private static Refusal closed() {
        return new Refusal(
                "setup-closed",
                "there is a security administrator already; who has lost the password is helped by “provgate access people"
                        + " reset” at the gateway's machine");
    }

    private void insert(PersonOrder order, String hash) {
        try {
            int rows = jdbc.sql(INSERT)
                    .param("login", order.login())
                    .param("name", order.name())
                    .param("department", order.department())
                    .param("hash", hash)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            if (rows == 0) throw Departments.unknown(order.department());
        } catch (DuplicateKeyException e) {
            throw new Refusal("person-exists", "登录名已存在 login " + order.login() + " is taken; choose another");
        }
    }
}
