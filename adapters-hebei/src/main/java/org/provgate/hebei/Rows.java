package org.provgate.hebei;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
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

/** Translates {@code Subject} and {@code Entry} rows; a code that is not the contract's is never guessed at. */
final class Rows {

    private static final Map<String, Boolean> WITHDRAWN = Map.of("0", true, "1", false);
    private static final Map<String, Boolean> YES_OR_NO = Map.of("1", true, "0", false);
    private static final Map<String, RegState> STATES = Map.of(
            "K", RegState.ACTIVE,
            "D", RegState.REVOKED,
            "C", RegState.ANNULLED,
            "X", RegState.DEREGISTERED,
            "Q", RegState.MOVED_OUT);

    /** Four grades since 2024, five before, of which the worst two are one of ours. */
    private static final LocalDateTime FOUR_GRADES_SINCE = LocalDateTime.of(2024, 1, 1, 0, 0);

    private static final Map<String, RiskGrade> GRADES =
            Map.of("A", RiskGrade.A, "B", RiskGrade.B, "C", RiskGrade.C, "D", RiskGrade.D);
    private static final Map<String, RiskGrade> OLD_GRADES =
            Map.of("A", RiskGrade.A, "B", RiskGrade.B, "C", RiskGrade.C, "D", RiskGrade.D, "E", RiskGrade.D);

    /** 未按时年报, 未在责令期限内公示, 公示信息虚假, 查无下落 (domain 4.9). */
    private static final Map<String, String> ABNORMAL_REASONS = Map.of("1", "1", "2", "2", "3", "3", "4", "4");

    private Rows() {}

    static RegisterRow subject(Row row) {
        var in = new RowReader(row.fields()::get);
        var withdrawn = withdrawn(in);
        var stamp = stamp(in);
        var content = withdrawn ? Subject.keys(in.text("UNISCID"), in.text("REGNO")) : subject(in, stamp);
        return row(row, in, withdrawn, stamp, content);
    }

    static RegisterRow entry(Row row, RegisterStream stream) {
        var in = new RowReader(row.fields()::get);
        var withdrawn = withdrawn(in);
        var stamp = stamp(in);
        return row(row, in, withdrawn, stamp, withdrawn ? entryKeys(in) : entry(in, stream));
    }

    private static RegisterRow row(
            Row row, RowReader in, boolean withdrawn, @Nullable LocalDateTime stamp, RegisterContent content) {
        var updatedAt = stamp == null ? null : PlatformTime.instant(stamp);
        return new RegisterRow(withdrawn, in.text("PRIPID"), updatedAt, content, in.faults(), row::xml);
    }

    private static boolean withdrawn(RowReader in) {
        if (in.required("S_EXT_VALIDFLAG") == null) return false;
        var withdrawn = in.code("S_EXT_VALIDFLAG", WITHDRAWN);
        return withdrawn != null && withdrawn;
    }

    private static @Nullable LocalDateTime stamp(RowReader in) {
        var text = in.required("S_EXT_DATATIME");
        if (text == null) return null;
        var stamp = PlatformTime.parse(text);
        return stamp == null ? in.report(Rule.DATE, "S_EXT_DATATIME") : stamp;
    }

    private static Subject subject(RowReader in, @Nullable LocalDateTime stamp) {
        return new Subject(
                in.text("UNISCID"),
                in.text("REGNO"),
                in.text("ENTNAME"),
                in.text("ENTTYPE"),
                in.text("INDUSTRYCO"),
                in.basicDate("ESTDATE"),
                in.text("REGORG"),
                in.text("DOMDISTRICT"),
                in.text("DOM"),
                in.text("OPSCOPE"),
                in.basicDate("OPFROM"),
                end(in, "OPTO"),
                in.code("REGSTATE", STATES),
                null,
                in.text("LEREP"),
                tenThousands(in.amount("REGCAP", 2)),
                null,
                in.code("RISKGRADE", stamp != null && stamp.isBefore(FOUR_GRADES_SINCE) ? OLD_GRADES : GRADES),
                in.code("ISOPAN", YES_OR_NO),
                in.code("ISSERVIO", YES_OR_NO));
    }

    private static ListEntry entryKeys(RowReader in) {
        return new ListEntry(
                in.required("ENTRYID"),
                in.text("UNISCID"),
                in.text("REGNO"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static ListEntry entry(RowReader in, RegisterStream stream) {
        return new ListEntry(
                in.required("ENTRYID"),
                in.text("UNISCID"),
                in.text("REGNO"),
                in.text("ENTNAME"),
                stream == RegisterStream.ABNORMAL ? in.code("INREASON", ABNORMAL_REASONS) : in.text("INREASON"),
                in.text("INREASON_CN"),
                in.basicDate("INDATE"),
                in.text("INORGAN_CN"),
                in.text("INDOCNO"),
                end(in, "OUTDATE"),
                in.text("OUTREASON_CN"),
                in.text("OUTORGAN_CN"));
    }

    private static @Nullable LocalDate end(RowReader in, String field) {
        return in.openEnd(field) ? null : in.basicDate(field);
    }

    /** 元 to 万元, exactly. */
    private static @Nullable BigDecimal tenThousands(@Nullable BigDecimal yuan) {
        return yuan == null ? null : yuan.movePointLeft(4);
    }
}
