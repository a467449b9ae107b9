package org.provgate.access;

import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import org.provgate.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The second factor: codes of an authenticator (RFC 6238), each good once; the secret is kept sealed. For several threads. */
public final class SecondFactors {

    private static final String USE = "UPDATE person SET totp_last = :step WHERE login = :login AND totp_last < :step";
    private static final String ENROL =
            "UPDATE person p SET totp_sealed = :sealed, totp_last = :step WHERE login = :login" + " RETURNING "
                    + PersonRows.COLUMNS;
    private static final int SECRET_BYTES = 20;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final Seal seal;
    private final RandomGenerator random;
    private final Clock clock;
    private final Attempts attempts;

    /** @param random of cryptographic strength */
    public SecondFactors(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Seal seal,
            RandomGenerator random,
            Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.seal = seal;
        this.random = random;
        this.clock = clock;
        this.attempts = new Attempts(jdbc, transactions, evidence, clock);
    }

    /** Returns a new secret, which counts for nothing until {@link #enrol}. */
    public byte[] propose() {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** Returns the secret as an authenticator takes it, from a picture or typed in. */
    public static String uri(byte[] secret, String login) {
        return Totp.uri(secret, login);
    }

    /** Makes a secret the person's second factor if a code shows that the authenticator has it. */
    public boolean enrol(Person person, byte[] secret, String code) {
        var step = Totp.step(secret, code, clock.instant(), 0);
        if (step.isEmpty()) return false;
        var sealed = seal.seal(secret, context(person.login()));
        transactions.executeWithoutResult(t -> {
            var now = jdbc.sql(ENROL)
                    .param("sealed", sealed)
                    .param("step", step.getAsLong())
                    .param("login", person.login())
                    .query(PersonRows::person)
                    .single();
            evidence.append(PersonRows.entry(now, "person.second-factor", person.login()));
        });
        return true;
    }

    /** Returns whether a code is right and has not been used; wrong ones count as wrong passwords do. */
    public boolean check(Person person, String code) {
        var login = person.login();
        var secrets = attempts.begin(login);
        if (secrets.isEmpty()) return false;
        boolean right = secrets.flatMap(
                        s -> step(s, login, code).stream().boxed().findFirst())
                .map(step ->
                        jdbc.sql(USE).param("login", login).param("step", step).update() == 1)
                .orElse(false);
        if (right) attempts.right(login);
        else attempts.wrong(login);
        return right;
    }

    private OptionalLong step(Attempts.Secrets secrets, String login, String code) {
        return Optional.ofNullable(secrets.totpSealed())
                .map(closed -> Totp.step(seal.open(closed, context(login)), code, clock.instant(), secrets.totpLast()))
                .orElse(OptionalLong.empty());
    }

    private static String context(String login) {
        return "person/" + login;
    }
}
