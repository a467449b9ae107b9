package org.provgate.officers;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.tables.IdentityNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Declarations of interest. In the caller's transaction. */
final class Conflicts {

    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int MOST_CHARACTERS = 500;

    private static final String DECLARE = """
            INSERT INTO officer_conflict (officer_id, subject_key, reason, declared_by, declared_at)
            VALUES (:officer, :subject, :reason, :by, :at)
                ON CONFLICT (officer_id, subject_key) DO UPDATE
               SET reason = excluded.reason, declared_by = excluded.declared_by, declared_at = excluded.declared_at
            """;

    private final JdbcClient jdbc;

    Conflicts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Conflict declare(String officer, String subject, String reason, String by, Instant at) {
        if (!SUBJECT.matcher(subject).matches())
            throw new IllegalArgumentException(
                    "a subject key has 1 to 64 letters, digits, . _ : or -; take it from: registers export");
        var text = reason.strip();
        if (text.isEmpty() || text.length() > MOST_CHARACTERS || text.chars().anyMatch(Character::isISOControl))
            throw new IllegalArgumentException("a conflict needs a reason of 1 to " + MOST_CHARACTERS
                    + " characters on one line: kin, shares, former employment, …");
        if (IdentityNumber.in(text) || subject.charAt(0) != '9' && IdentityNumber.in(subject))
            throw new IllegalArgumentException(
                    "an identity-card number must not be kept; name the officer by number and the subject by its key");
        jdbc.sql(DECLARE)
                .param("officer", officer)
                .param("subject", subject)
                .param("reason", text)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        return new Conflict(officer, subject, text, by, at);
    }

    void withdraw(String officer, String subject) {
        int gone = jdbc.sql("DELETE FROM officer_conflict WHERE officer_id = :officer AND subject_key = :subject")
                .param("officer", officer)
                .param("subject", subject)
                .update();
        if (gone == 0) throw new NoSuchElementException("officer " + officer + " has declared nothing of that subject");
    }

    List<Conflict> list(@Nullable String officer) {
        return jdbc.sql("""
                        SELECT officer_id, subject_key, reason, declared_by, declared_at FROM officer_conflict
                         WHERE cast(:officer AS text) IS NULL OR officer_id = :officer
                         ORDER BY officer_id, subject_key
                        """)
                .param("officer", officer)
                .query((row, n) -> new Conflict(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getTimestamp(5).toInstant()))
                .list();
    }
}
