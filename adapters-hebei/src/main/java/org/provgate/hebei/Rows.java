package org.provgate.hebei;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.ListEntry;
import org.provgate.spi.register.RegState;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RiskGrade;
import org.provgate.spi.register.RowFault.Rule;
import org.provgate.spi.register.RowReader;
import org.provgate.spi.register.Subject;

/** Reads the rows of the register and of the lists (contract, Register). */
final class Rows {

    private static final Map<String, RegState> STATES = Map.of(
            "K", RegState.ACTIVE, "D", RegState.REVOKED, "C", RegState.ANNULLED, "X", RegState.DEREGISTERED,
            "Q", RegState.MOVED_OUT);
    private static final Map<String, RiskGrade> GRADES =
            Map.of("A", RiskGrade.A, "B", RiskGrade.B, "C", RiskGrade.C, "D", RiskGrade.D);
    /** Five grades were in use until this day; the fifth is the fourth of today. */
    private static final Map<String, RiskGrade> OLD_GRADES =
            Map.of("A", RiskGrade.A, "B", RiskGrade.B, "C", RiskGrade.C, "D", RiskGrade.D, "E", RiskGrade.D);

    private static final Instant FOUR_GRADES_SINCE =
            LocalDate.of(2024, 1, 1).atStartOfDay(HebeiAdapter.ZONE).toInstant();
    private static final Map<String, Boolean> FLAGS = Map.of("1", true, "0", false);
    private static final Map<String, String> ABNORMAL_REASONS = Map.of("1", "1", "2", "2", "3", "3", "4", "4");

    private Rows() {}

    static RegisterRow row(RegisterStream stream, String element, Map<String, @Nullable String> fields) {
        var reader = new RowReader(fields::get);
        reader.required("S_EXT_VALIDFLAG");
        var withdrawn = Boolean.FALSE.equals(reader.code("S_EXT_VALIDFLAG", FLAGS));
        var updatedAt = updatedAt(reader);
        var content = stream == RegisterStream.SUBJECTS
                ? withdrawn ? Subject.keys(reader.text("UNISCID"), reader.text("REGNO")) : subject(reader, updatedAt)
                : withdrawn ? entryKeys(reader) : entry(stream, reader);
        return new RegisterRow(
                withdrawn, reader.text("PRIPID"), updatedAt, content, reader.faults(), () -> render(element, fields));
    }

    private static Subject subject(RowReader r, @Nullable Instant updatedAt) {
        var grades = updatedAt != null && updatedAt.isBefore(FOUR_GRADES_SINCE) ? OLD_GRADES : GRADES;
        var capital = r.amount("REGCAP", 2);
        return new Subject(
                r.text("UNISCID"), r.text("REGNO"), r.text("ENTNAME"), r.text("ENTTYPE"), r.text("INDUSTRYCO"),
                r.basicDate("ESTDATE"), r.text("REGORG"), r.text("DOMDISTRICT"), r.text("DOM"), r.text("OPSCOPE"),
                r.basicDate("OPFROM"), openDate(r, "OPTO"), r.code("REGSTATE", STATES), null, r.text("LEREP"),
                capital == null ? null : tenThousands(capital), null, r.code("RISKGRADE", grades), r.code("ISOPAN", FLAGS),
                r.code("ISSERVIO", FLAGS));
    }

    private static ListEntry entry(RegisterStream stream, RowReader r) {
        var reason = stream == RegisterStream.ABNORMAL ? r.code("INREASON", ABNORMAL_REASONS) : r.text("INREASON");
        return new ListEntry(
                r.required("ENTRYID"), r.text("UNISCID"), r.text("REGNO"), r.text("ENTNAME"), reason, r.text("INREASON_CN"),
                r.basicDate("INDATE"), r.text("INORGAN_CN"), r.text("INDOCNO"), openDate(r, "OUTDATE"), r.text("OUTREASON_CN"),
                r.text("OUTORGAN_CN"));
    }

    private static ListEntry entryKeys(RowReader r) {
        return new ListEntry(
                r.required("ENTRYID"), r.text("UNISCID"), r.text("REGNO"), null, null, null, null, null, null, null, null, null);
    }

    /** 元 with 2 decimals is 万元 with 6, exactly. */
    private static BigDecimal tenThousands(BigDecimal yuan) {
        return yuan.movePointLeft(4);
    }

    private static @Nullable LocalDate openDate(RowReader r, String field) {
        return r.openEnd(field) ? null : r.basicDate(field);
    }

    private static @Nullable Instant updatedAt(RowReader r) {
        var text = r.required("S_EXT_DATATIME");
        if (text == null) return null;
        try {
            return LocalDateTime.parse(text, Envelope.TIME).atZone(HebeiAdapter.ZONE).toInstant();
        } catch (DateTimeException e) {
            return r.report(Rule.DATE, "S_EXT_DATATIME");
        }
    }

    private static String render(String element, Map<String, @Nullable String> fields) {
        var out = new StringBuilder("<").append(element).append('>');
        fields.forEach((name, text) -> Markup.element(out, name, text));
        return out.append("</").append(element).append('>').toString();
    }
}
