package org.provgate.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.provgate.evidence.Evidence;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who signs in: password, second factor, session. A wrong login, a wrong password and a lock are answered alike, and after as long.
 * For several threads.
 */
public final class SignIns {

    private static final String BY_LOGIN = PersonRows.SELECT + """
            WHERE p.login = :login AND p.active AND EXISTS (SELECT FROM department d WHERE d.code = p.department AND d.active)
            """;
    private static final String BY_SUBJECT = PersonRows.SELECT + """
            WHERE p.oidc_subject = :subject AND p.active AND EXISTS (SELECT FROM department d WHERE d.code = p.department AND d.active)
            """;
    private static final String OPENED =
            "UPDATE person SET failures = 0, locked_until = NULL WHERE login = :login AND (failures > 0 OR locked_until IS NOT NULL)";
    private static final String PASSWORD = """
            UPDATE person SET password_hash = :hash, generation = generation + 1, failures = 0, locked_until = NULL,
                              changed_by = :login, changed_at = :now
             WHERE login = :login AND active
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final Clock clock;
    private final Attempts attempts;
    private final OneTimeCodes codes;
    private final Passwords passwords = new Passwords();

    /** @param random of cryptographic strength */
    public SignIns(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.clock = clock;
        this.attempts = new Attempts(jdbc, transactions, evidence, clock);
        this.codes = new OneTimeCodes(jdbc, random, clock);
    }

    /**
     * Returns whose login and password these are; empty if they are nobody's, or too many were wrong of late. Not signed in yet:
     * see {@link #opened} and {@link Person#needsSecondFactor}.
     *
     * @throws Refusal {@code busy}
     */
    public Optional<Person> password(String login, String password) {
        var secrets = attempts.begin(login);
        boolean right = passwords.matches(
                password, secrets.map(Attempts.Secrets::passwordHash).orElse(null));
        if (right) {
            attempts.right(login);
            return active(login);
        }
        if (secrets.isPresent()) attempts.wrong(login);
        return Optional.empty();
    }

    /** Notes that a person is in; what was wrong before counts no more. */
    public void opened(Person person) {
        transactions.executeWithoutResult(t -> {
            jdbc.sql(OPENED).param("login", person.login()).update();
            evidence.append(PersonRows.entry(person, "session.opened", person.login()));
        });
    }

    /** Returns the person of a session, as he is now; empty if it is over. */
    public Optional<Person> ofSession(String login, int generation) {
        return active(login).filter(p -> p.generation() == generation);
    }

    /** Returns who signs in elsewhere under this subject, as of {@link Person#oidcSubject}. */
    public Optional<Person> ofSubject(String subject) {
        return jdbc.sql(BY_SUBJECT)
                .param("subject", subject)
                .query(PersonRows::person)
                .optional();
    }

    /**
     * Sets the first password with a one-time code, which is used up.
     *
     * @throws Refusal {@code code-invalid}, or with everything that is wrong with the password
     */
    public Person welcome(String code, String password) {
        var person = codes.owner(code).flatMap(this::active).orElseThrow(FirstStart::noCode);
        return set(person, password, () -> {
            if (!codes.take(code)) throw FirstStart.noCode();
        });
    }

    /** Changes the password; other sessions end. @throws Refusal {@code password-wrong}, or with everything that is wrong with the new one */
    public Person change(Person person, String old, String password) {
        checked(person, old);
        return set(person, password, () -> {});
    }

    /** Lets go on only who knows the password. @throws Refusal {@code password-wrong} */
    public void checked(Person person, String password) {
        if (password(person.login(), password).isEmpty())
            throw new Refusal(
                    "password-wrong", "密码错误，或暂时锁定 the password is wrong, or this login is locked for a while");
    }

    /** Returns the hash of a password that is good enough. @throws Refusal with everything that is wrong */
    String hash(String password, String login, String name, String department) {
        PasswordRule.check(password, List.of(login, name, department));
        return passwords.hash(password);
    }

    private Person set(Person person, String password, Runnable first) {
        var hash = hash(password, person.login(), person.name(), person.department());
        return Objects.requireNonNull(transactions.execute(t -> {
            first.run();
            jdbc.sql(PASSWORD)
                    .param("hash", hash)
                    .param("login", person.login())
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            var now = active(person.login()).orElseThrow(FirstStart::noCode);
            evidence.append(PersonRows.entry(now, "person.password", person.login()));
            return now;
        }));
    }

    private Optional<Person> active(String login) {
        return jdbc.sql(BY_LOGIN)
                .param("login", login)
                .query(PersonRows::person)
                .optional();
    }
}
