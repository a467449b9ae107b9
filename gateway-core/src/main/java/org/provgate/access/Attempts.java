package org.provgate.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Evidence;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts attempts to sign in: after five wrong ones a person is locked, for a minute, then two, four, up to an hour. An attempt is
 * counted before it is judged and taken back when it was right, or many at once would all be judged before the first is counted.
 */
final class Attempts {

    private static final int MOST = 5;

    /** Nothing waits for the disk: an attempt at a login there is not has nothing to write, and must not be told apart by its time. */
    private static final String SOON = "SET LOCAL synchronous_commit = off";

    private static final String LOCK = """
            CASE WHEN %s >= :most THEN CAST(:now AS timestamptz) + least(interval '1 minute' * power(2, least(%<s - :most, 6)), interval '1 hour') END
            """;
    private static final String BEGIN =
            "UPDATE person p SET failures = failures + 1, locked_until = " + LOCK.formatted("failures + 1") + """
             WHERE login = :login AND active AND (locked_until IS NULL OR locked_until <= :now)
               AND EXISTS (SELECT FROM department d WHERE d.code = p.department AND d.active)
            RETURNING password_hash, totp_sealed, totp_last
            """;
    /** The lock of a right attempt that ended meanwhile may have opened this one's. */
    private static final String WRONG = "UPDATE person p SET locked_until = " + LOCK.formatted("failures")
            + " WHERE login = :login AND failures >= :most RETURNING " + PersonRows.COLUMNS;

    private static final String RIGHT = """
            UPDATE person SET failures = greatest(failures - 1, 0), locked_until = NULL WHERE login = :login
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final Clock clock;

    Attempts(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.clock = clock;
    }

    /** What an attempt is judged by. */
    record Secrets(@Nullable String passwordHash, byte @Nullable [] totpSealed, long totpLast) {}

    /** Counts an attempt; empty if there is nobody of this login who may try now. */
    Optional<Secrets> begin(String login) {
        return transactions.execute(t -> {
            jdbc.sql(SOON).update();
            return jdbc.sql(BEGIN)
                    .param("login", login)
                    .param("most", MOST)
                    .param("now", Timestamp.from(clock.instant()))
                    .query((r, n) -> new Secrets(
                            r.getString("password_hash"), r.getBytes("totp_sealed"), r.getLong("totp_last")))
                    .optional();
        });
    }

    /** It was right: it does not count. Those before it still do, until the person is in. */
    void right(String login) {
        jdbc.sql(RIGHT).param("login", login).update();
    }

    /** It was wrong; a lock leaves evidence. */
    void wrong(String login) {
        transactions.executeWithoutResult(t -> {
            jdbc.sql(SOON).update();
            jdbc.sql(WRONG)
                    .param("login", login)
                    .param("most", MOST)
                    .param("now", Timestamp.from(clock.instant()))
                    .query(PersonRows::person)
                    .optional()
                    .ifPresent(p -> evidence.append(PersonRows.entry(p, "person.locked", "sign-in")));
        });
    }
}
