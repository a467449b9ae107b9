package org.provgate.henan;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.ListEntry;
import org.provgate.spi.register.RegState;
import org.provgate.spi.register.RegisterContent;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RiskGrade;
import org.provgate.spi.register.RowFault.Rule;
import org.provgate.spi.register.RowReader;
import org.provgate.spi.register.Subject;

/** Translates the items of one stream into rows: names and codes of Henan into ours, faults named as Henan names the field. */
record Rows(RegisterStream stream) {

    private static final Map<String, Boolean> WITHDRAWN = Map.of("i", false, "u", false, "d", true);
    private static final Map<String, RegState> STATES =
            Stream.of(RegState.values()).collect(Collectors.toMap(RegState::code, Function.identity()));
    private static final Map<String, RiskGrade> GRADES =
            Map.of("L", RiskGrade.A, "M", RiskGrade.B, "MH", RiskGrade.C, "H", RiskGrade.D);
    private static final Map<String, Boolean> FLAGS = Map.of("true", true, "false", false);
    /** 列入原因 of 经营异常名录 (domain 4.9); the other lists' reasons are free. */
    private static final Map<String, String> ABNORMAL_REASONS = Map.of("1", "1", "2", "2", "3", "3", "4", "4");

    private static final Pattern ENT_TYPE = Pattern.compile("[0-9]{4}");
    private static final Pattern CURRENCY = Pattern.compile("[0-9]{3}");
    private static final int MONEY_DECIMALS = 6;

    RegisterRow read(RawRow raw, Supplier<String> text) {
        var row = raw.reader();
        var withdrawn = row.required("op") != null && Boolean.TRUE.equals(row.code("op", WITHDRAWN));
        var updatedAt = updatedAt(row);
        var content = stream == RegisterStream.SUBJECTS ? subject(row, withdrawn) : entry(row, withdrawn);
        return new RegisterRow(withdrawn, row.text("PriPID"), updatedAt, content, raw.faults(row), text);
    }

    private static @Nullable Instant updatedAt(RowReader row) {
        var text = row.required("updatedAt");
        if (text == null) return null;
        var time = Times.parse(text);
        return time == null ? row.report(Rule.DATE, "updatedAt") : time;
    }

    private static RegisterContent subject(RowReader row, boolean withdrawn) {
        if (withdrawn) return Subject.keys(row.text("UniSCID"), row.text("RegNo"));
        return new Subject(
                row.text("UniSCID"),
                row.text("RegNo"),
                row.text("EntName"),
                shaped(row, "EntType", ENT_TYPE),
                row.text("IndustryCo"),
                row.isoDate("EstDate"),
                row.text("RegOrg"),
                row.text("DomDistrict"),
                row.text("Dom"),
                row.text("OpScope"),
                row.isoDate("OpFrom"),
                row.openEnd("OpTo") ? null : row.isoDate("OpTo"),
                row.code("RegState", STATES),
                row.isoDate("StateDate"),
                row.text("LeRep"),
                row.amount("RegCap", MONEY_DECIMALS),
                shaped(row, "Currency", CURRENCY),
                row.code("RiskGrade", GRADES),
                row.code("IsOpan", FLAGS),
                row.code("IsSerVio", FLAGS));
    }

    private RegisterContent entry(RowReader row, boolean withdrawn) {
        var entryId = row.required("entryId");
        var uscc = row.text("UniSCID");
        var regNo = row.text("RegNo");
        if (withdrawn) return new ListEntry(entryId, uscc, regNo, null, null, null, null, null, null, null, null, null);
        return new ListEntry(
                entryId,
                uscc,
                regNo,
                row.text("EntName"),
                stream == RegisterStream.ABNORMAL ? row.code("reason", ABNORMAL_REASONS) : row.text("reason"),
                row.text("reasonText"),
                row.isoDate("inDate"),
                row.text("inOrgan"),
                row.text("inDocNo"),
                row.isoDate("outDate"),
                row.text("outReason"),
                row.text("outOrgan"));
    }

    private static @Nullable String shaped(RowReader row, String field, Pattern shape) {
        var text = row.text(field);
        return text == null || shape.matcher(text).matches() ? text : row.report(Rule.FORMAT, field);
    }
}
