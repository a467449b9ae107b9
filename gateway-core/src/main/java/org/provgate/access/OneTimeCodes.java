package org.provgate.access;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Codes that are typed once, in the form {@code XXXX-XXXX-XXXX}: 60 random bits, of which the SHA-256 is kept. */
final class OneTimeCodes {

    private static final String VOID = "DELETE FROM one_time_code WHERE login IS NOT DISTINCT FROM :login";
    private static final String INSERT =
            "INSERT INTO one_time_code (code_hash, login, expires_at) VALUES (:hash, :login, :until)";
    private static final String GOOD = """
            SELECT coalesce(login, '') FROM one_time_code
             WHERE code_hash = :hash AND used_at IS NULL AND expires_at > :now
            """;
    private static final String TAKE = """
            UPDATE one_time_code SET used_at = :now
             WHERE code_hash = :hash AND used_at IS NULL AND expires_at > :now
            """;
    /** Without what is taken for something else. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LENGTH = 12;
    private static final int GROUP = 4;

    private final JdbcClient jdbc;
    private final RandomGenerator random;
    private final Clock clock;

    OneTimeCodes(JdbcClient jdbc, RandomGenerator random, Clock clock) {
        this.jdbc = jdbc;
        this.random = random;
        this.clock = clock;
    }

    /** A code as it is shown this once. */
    record Code(String text, Instant until) {}

    /** Makes one and voids those before. @param login null for the one of the first start */
    Code issue(@Nullable String login, Duration valid) {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            if (i > 0 && i % GROUP == 0) code.append('-');
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        var until = clock.instant().plus(valid);
        jdbc.sql(VOID).param("login", login).update();
        jdbc.sql(INSERT)
                .param("hash", hash(code.toString()))
                .param("login", login)
                .param("until", Timestamp.from(until))
                .update();
        return new Code(code.toString(), until);
    }

    /** Returns whose a good code is; an empty text: of the first start. */
    Optional<String> owner(String code) {
        return jdbc.sql(GOOD)
                .param("hash", hash(code))
                .param("now", Timestamp.from(clock.instant()))
                .query(String.class)
                .optional();
    }

    /** Uses a code up, in the caller's transaction. Returns whether it was good until now. */
    boolean take(String code) {
        return jdbc.sql(TAKE)
                        .param("hash", hash(code))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** However it was typed. */
    private static byte[] hash(String code) {
        var plain = code.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return HexFormat.of().parseHex(Digest.of(plain));
    }
}
