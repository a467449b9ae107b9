package org.provgate.registers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.ListEntry;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RowFault;
import org.provgate.spi.register.RowFault.Rule;
import org.provgate.spi.register.Subject;

/**
 * Judges rows by the rules all provinces share: keys, check digits, lengths, brackets, area codes (domain 3.1, 3.8, 6.1). Texts
 * are never cut; one fault sends the whole row to quarantine, and all its faults are named. For several threads.
 */
final class RowJudge {

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private final String province;

    RowJudge(String province) {
        this.province = province;
    }

    /** What a row is worth. {@code canonical} is null if {@code faults} is not empty; {@code identity} where it can be known. */
    record Verdict(@Nullable String identity, @Nullable CanonicalRow canonical, List<RowFault> faults) {}

    Verdict judge(RegisterRow row) {
        var faults = new ArrayList<>(row.faults());
        if (row.updatedAt() == null && faults.isEmpty()) faults.add(new RowFault(Rule.MISSING, "updatedAt", null));
        return row.content() instanceof Subject subject
                ? subject(row, subject, faults)
                : entry(row, (ListEntry) row.content(), faults);
    }

    private Verdict subject(RegisterRow row, Subject s, List<RowFault> faults) {
        var uscc = upper(s.uscc());
        var usccGood = uscc != null && CheckDigits.uscc(uscc);
        var regNoGood = s.regNo() != null && CheckDigits.regNo(s.regNo());
        // a withdrawal needs a key it can be matched by, no more
        if (row.withdrawn()) {
            if (!usccGood) uscc = null;
            var identity = identity(uscc, regNoGood ? s.regNo() : null, row.sourceKey());
            if (identity == null) faults.add(new RowFault(Rule.MISSING, "sourceKey", null));
            return verdict(identity, row.sourceKey(), Subject.keys(uscc, s.regNo()), faults);
        }
        if (uscc != null && !usccGood)
            faults.add(new RowFault(uscc.length() == 18 ? Rule.CHECK_DIGIT : Rule.FORMAT, "uscc", uscc));
        if (s.regNo() != null && !regNoGood)
            faults.add(new RowFault(s.regNo().length() == 15 ? Rule.CHECK_DIGIT : Rule.FORMAT, "regNo", s.regNo()));
        if (uscc == null && s.regNo() == null) faults.add(new RowFault(Rule.MISSING, "uscc, regNo", null));
        required("sourceKey", row.sourceKey(), 50, faults);
        var name = fullWidth(s.name());
        required("name", name, 100, faults);
        if (s.state() == null && faults.isEmpty()) faults.add(new RowFault(Rule.MISSING, "state", null));
        var area = areaCode(s.areaCode(), faults);
        digits("entType", s.entType(), 4, 4, faults);
        length("industryCode", s.industryCode(), 5, faults);
        digits("regOrg", s.regOrg(), 6, 12, faults);
        digits("currency", s.currency(), 3, 3, faults);
        length("address", s.address(), 512, faults);
        length("scope", s.scope(), 3_000, faults);
        length("legalRep", s.legalRep(), 80, faults);
        var good = new Subject(
                uscc,
                s.regNo(),
                name,
                s.entType(),
                s.industryCode(),
                s.estDate(),
                s.regOrg(),
                area,
                s.address(),
                s.scope(),
                s.opFrom(),
                s.opTo(),
                s.state(),
                s.stateDate(),
                s.legalRep(),
                s.regCapital(),
                s.currency(),
                s.riskGrade(),
                s.onAbnormalList(),
                s.onSeriousList());
        var identity = identity(usccGood ? uscc : null, regNoGood ? s.regNo() : null, row.sourceKey());
        return verdict(identity, row.sourceKey(), good, faults);
    }

    private Verdict entry(RegisterRow row, ListEntry e, List<RowFault> faults) {
        required("entryId", e.entryId(), 64, faults);
        var uscc = upper(e.uscc());
        var name = fullWidth(e.name());
        if (!row.withdrawn()) {
            if (uscc != null && !CheckDigits.uscc(uscc)) faults.add(new RowFault(Rule.CHECK_DIGIT, "uscc", uscc));
            if (uscc == null && e.regNo() == null && row.sourceKey() == null)
                faults.add(new RowFault(Rule.MISSING, "uscc, regNo, sourceKey", null));
            required("name", name, 100, faults);
            length("reasonText", e.reasonText(), 500, faults);
            length("inDocNo", e.inDocNo(), 128, faults);
            if (e.inDate() == null && faults.isEmpty()) faults.add(new RowFault(Rule.MISSING, "inDate", null));
        }
        if (!faults.isEmpty()) return new Verdict(e.entryId(), null, faults);
        var good = new ListEntry(
                e.entryId(),
                uscc,
                e.regNo(),
                name,
                e.reason(),
                e.reasonText(),
                e.inDate(),
                e.inOrgan(),
                e.inDocNo(),
                e.outDate(),
                e.outReason(),
                e.outOrgan());
        return new Verdict(e.entryId(), CanonicalRow.of(e.entryId(), row.sourceKey(), good), faults);
    }

    private static Verdict verdict(
            @Nullable String identity, @Nullable String sourceKey, Subject subject, List<RowFault> faults) {
        if (identity == null || !faults.isEmpty()) return new Verdict(identity, null, faults);
        return new Verdict(identity, CanonicalRow.of(identity, sourceKey, subject), faults);
    }

    private @Nullable String identity(@Nullable String uscc, @Nullable String regNo, @Nullable String sourceKey) {
        if (uscc != null) return uscc;
        if (regNo != null) return regNo;
        return sourceKey == null ? null : province + ":" + sourceKey;
    }

    private static @Nullable String areaCode(@Nullable String value, List<RowFault> faults) {
        if (value == null) {
            faults.add(new RowFault(Rule.MISSING, "areaCode", null));
            return null;
        }
        digits("areaCode", value, 6, 12, faults);
        return value.length() > 6 ? value.substring(0, 6) : value;
    }

    private static void required(String field, @Nullable String value, int most, List<RowFault> faults) {
        if (value == null) faults.add(new RowFault(Rule.MISSING, field, null));
        else length(field, value, most, faults);
    }

    private static void length(String field, @Nullable String value, int most, List<RowFault> faults) {
        if (value == null) return;
        if (value.length() > most && value.codePointCount(0, value.length()) > most)
            faults.add(new RowFault(Rule.LENGTH, field, value));
        // what no database text can hold must not be dropped from it in silence
        if (!storable(value)) faults.add(new RowFault(Rule.FORMAT, field, value));
    }

    /** A plain loop: a stream of code points here took a third of a first load's time. */
    static boolean storable(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == 0) return false;
            if (Character.isSurrogate(c)) {
                if (i + 1 == value.length() || !Character.isSurrogatePair(c, value.charAt(i + 1))) return false;
                i++;
            }
        }
        return true;
    }

    private static void digits(String field, @Nullable String value, int least, int most, List<RowFault> faults) {
        if (value == null) return;
        if (value.length() < least
                || value.length() > most
                || !DIGITS.matcher(value).matches()) faults.add(new RowFault(Rule.FORMAT, field, value));
    }

    private static @Nullable String upper(@Nullable String value) {
        return value == null ? null : value.toUpperCase(Locale.ROOT);
    }

    /** Names are compared with full-width brackets: both forms are met for one firm. */
    private static @Nullable String fullWidth(@Nullable String value) {
        return value == null ? null : value.replace('(', '（').replace(')', '）');
    }
}
