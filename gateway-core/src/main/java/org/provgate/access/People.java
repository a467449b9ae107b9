package org.provgate.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The people who sign in, as the security administrator (安全管理员) keeps them: each change leaves evidence, and nobody changes what he
 * himself may do. For several threads.
 */
public final class People {

    private static final Duration CODE_VALID = Duration.ofHours(72);

    private static final String ALL = PersonRows.SELECT + "ORDER BY p.department, p.login";
    private static final String ONE = PersonRows.SELECT + "WHERE p.login = :login";
    private static final String INSERT = """
            INSERT INTO person (login, name, department, roles, changed_by, changed_at)
            SELECT :login, :name, d.code, :roles, :by, :now FROM department d WHERE d.code = :department AND d.active
            """;
    private static final String CHANGED = """
            , generation = generation + 1, changed_by = :by, changed_at = :now WHERE login = :login
            """;
    private static final String ROLES = "UPDATE person SET roles = :value" + CHANGED;
    private static final String LINK = "UPDATE person SET oidc_subject = :value" + CHANGED;
    private static final String DEACTIVATE = "UPDATE person SET active = false" + CHANGED;
    private static final String RESET = """
            UPDATE person SET active = true, password_hash = NULL, totp_sealed = NULL, totp_last = 0, failures = 0, locked_until = NULL
            """ + CHANGED;
    private static final String FORGET_CODES = "DELETE FROM one_time_code WHERE login = :login";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final OneTimeCodes codes;
    private final Clock clock;

    /** @param random of cryptographic strength */
    public People(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.codes = new OneTimeCodes(jdbc, random, clock);
        this.clock = clock;
    }

    /**
     * Somebody who may set a password.
     *
     * @param code shown this once; the person types it at {@code /welcome}
     */
    public record Invited(Person person, String code, Instant until) {}

    public List<Person> all() {
        return jdbc.sql(ALL).query(PersonRows::person).list();
    }

    /** Adds somebody. @throws Refusal with everything that is wrong */
    public Invited add(PersonOrder order, Caller by) {
        var roles = order.checked();
        manages(by, order.login());
        return done(() -> {
            insert(order, roles, by.actor());
            return invited(order.login(), "person.added", by);
        });
    }

    /** Gives other roles; open sessions end. @param roles names of {@link Role} @throws Refusal if they are none, or it is the caller himself */
    public Person roles(String login, Set<String> roles, Caller by) {
        var known = PersonOrder.roles(roles).stream().map(Enum::name).toArray(String[]::new);
        return changed(ROLES, login, known, "person.roles", by);
    }

    /** Says where else somebody signs in. @param subject as of {@link Person}; null: nowhere */
    public Person link(String login, @Nullable String subject, Caller by) {
        if (subject != null && !subject.matches("[A-Za-z0-9_-]{1,40}:[\\x21-\\x7e]{1,255}"))
            throw new Refusal(
                    "subject-format",
                    "身份标识格式为 注册名:sub · a subject is the registration's id, a colon, and the sub the provider gives");
        try {
            return changed(LINK, login, subject, "person.linked", by);
        } catch (DuplicateKeyException e) {
            throw new Refusal("subject-taken", "此身份已属他人 this subject belongs to somebody else already");
        }
    }

    /** Lets somebody in no more; open sessions end. */
    public Person deactivate(String login, Caller by) {
        manages(by, login);
        return done(() -> {
            change(DEACTIVATE, login, null, by);
            jdbc.sql(FORGET_CODES).param("login", login).update();
            return told(login, "person.deactivated", by);
        });
    }

    /** Takes password and second factor away and gives a code to set new ones; brings back whom {@link #deactivate} sent away. */
    public Invited reset(String login, Caller by) {
        manages(by, login);
        return done(() -> {
            change(RESET, login, null, by);
            return invited(login, "person.reset", by);
        });
    }

    private Invited invited(String login, String action, Caller by) {
        var code = codes.issue(login, CODE_VALID);
        return new Invited(told(login, action, by), code.text(), code.until());
    }

    private Person changed(String sql, String login, @Nullable Object value, String action, Caller by) {
        manages(by, login);
        return done(() -> {
            change(sql, login, value, by);
            return told(login, action, by);
        });
    }

    private void change(String sql, String login, @Nullable Object value, Caller by) {
        int rows = jdbc.sql(sql)
                .param("value", value)
                .param("login", login)
                .param("by", by.actor())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (rows == 0) throw unknown(login);
    }

    private void insert(PersonOrder order, Set<Role> roles, String by) {
        try {
            if (jdbc.sql(INSERT)
                            .param("login", order.login())
                            .param("name", order.name())
                            .param("roles", roles.stream().map(Enum::name).toArray(String[]::new))
                            .param("department", order.department())
                            .param("by", by)
                            .param("now", Timestamp.from(clock.instant()))
                            .update()
                    == 0) throw Departments.unknown(order.department());
        } catch (DuplicateKeyException e) {
            throw new Refusal(
                    "person-exists", "登录名已存在 login " + order.login() + " is taken; choose another, or reset that one");
        }
    }

    private Person told(String login, String action, Caller by) {
        var person =
                jdbc.sql(ONE).param("login", login).query(PersonRows::person).single();
        evidence.append(PersonRows.entry(person, action, by.actor()));
        return person;
    }

    private <T> T done(Supplier<T> work) {
        return Objects.requireNonNull(transactions.execute(t -> work.get()));
    }

    private static void manages(Caller by, String login) {
        if (!by.may(Permission.ACCESS_MANAGE)) throw unknown(login);
        if (by.actor().equals(login))
            throw new Refusal(
                    "own-account",
                    "不能更改自己的角色 nobody changes what he himself may do: ask another security administrator, or use"
                            + " “provgate access people” at the gateway's machine");
    }

    private static Refusal unknown(String login) {
        return new Refusal("person-unknown", "没有此人 there is no person " + login);
    }
}
