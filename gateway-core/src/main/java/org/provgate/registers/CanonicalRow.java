package org.provgate.registers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.ListEntry;
import org.provgate.spi.register.Subject;

/**
 * A good row in the one form in which it is hashed and copied.
 *
 * <p>{@link #text} is the row as PostgreSQL's {@code COPY … TO STDOUT} would write its canonical columns, so that anybody can
 * recompute the content hash (its SHA-256) from the database.
 *
 * @param identity what the subject is known by: USCC, else registration number, else province and source key
 * @param text canonical columns, tab between them
 */
record CanonicalRow(String identity, String text) {

    /** How many buckets a register has; see {@link RegisterRoot}. */
    static final int BUCKETS = 65_536;

    static CanonicalRow of(String identity, @Nullable String sourceKey, Subject s) {
        var line = new ArrayList<@Nullable Object>(21);
        add(line, sourceKey, s.uscc(), s.regNo(), s.name(), s.entType(), s.industryCode(), s.estDate(), s.regOrg());
        add(line, s.areaCode(), s.address(), s.scope(), s.opFrom(), s.opTo());
        add(line, s.state() == null ? null : s.state().code(), s.stateDate(), s.legalRep(), amount(s.regCapital()));
        add(line, s.currency(), s.riskGrade(), flag(s.onAbnormalList()), flag(s.onSeriousList()));
        return new CanonicalRow(identity, join(line));
    }

    static CanonicalRow of(String identity, @Nullable String sourceKey, ListEntry e) {
        var line = new ArrayList<@Nullable Object>(13);
        add(line, e.entryId(), sourceKey, e.uscc(), e.regNo(), e.name(), e.reason(), e.reasonText(), e.inDate());
        add(line, e.inOrgan(), e.inDocNo(), e.outDate(), e.outReason(), e.outOrgan());
        return new CanonicalRow(identity, join(line));
    }

    /** Returns the text as it goes to the database, and into the content hash. */
    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] contentHash(byte[] bytes) {
        return sha256(bytes);
    }

    int bucket() {
        var hash = sha256(identity.getBytes(StandardCharsets.UTF_8));
        return (hash[0] & 0xff) << 8 | hash[1] & 0xff;
    }

    /** Writes {@code value} as COPY text: tab, line end and backslash escaped, null as {@code \N}. */
    static void escape(StringBuilder out, @Nullable Object value) {
        if (value == null) {
            out.append("\\N");
            return;
        }
        var text = value.toString();
        if (plain(text)) {
            out.append(text);
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\0' -> {} // no PostgreSQL text can hold it, and it says nothing
                default -> out.append(c);
            }
        }
    }

    /** Most texts need no escape, and are copied whole. */
    private static boolean plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '\\') return false;
        }
        return true;
    }

    private static void add(List<@Nullable Object> line, @Nullable Object... values) {
        for (var value : values) line.add(value);
    }

    private static String join(List<@Nullable Object> values) {
        var out = new StringBuilder(512);
        for (var value : values) {
            if (!out.isEmpty()) out.append('\t');
            escape(out, value);
        }
        return out.toString();
    }

    private static @Nullable String amount(@Nullable BigDecimal value) {
        return value == null
                ? null
                : value.setScale(6, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static @Nullable String flag(@Nullable Boolean value) {
        return value == null ? null : value ? "t" : "f";
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
