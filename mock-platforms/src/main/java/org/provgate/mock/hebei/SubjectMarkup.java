package org.provgate.mock.hebei;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.provgate.mock.register.Dirt;
import org.provgate.mock.register.EntryRow;
import org.provgate.mock.register.SubjectRow;
import org.provgate.mock.register.Version;

/** Writes the register's rows in Hebei's words, with the variety the contract allows (contract, Register). */
final class SubjectMarkup {
    /** The national states Hebei has a letter for. */
    static final String STATES = "12456";

    private static final Map<String, String> LETTERS = Map.of("1", "K", "2", "D", "5", "C", "4", "X", "6", "Q");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern MONEY = Pattern.compile("\\d+\\.\\d{6}");
    private static final LocalDateTime FOUR_GRADES = LocalDateTime.of(2024, 1, 1, 0, 0);

    private SubjectMarkup() {}

    static void subject(SubjectRow row, Markup list) {
        var sent = row.spoilt();
        long number = row.version().number();
        list.element("Subject", out -> {
            exchange(row.version(), out);
            out.leaf("PRIPID", sent.sourceKey());
            out.leaf("UNISCID", number % 11 == 5 ? sent.uscc().toLowerCase(Locale.ROOT) : sent.uscc());
            out.leaf("REGNO", sent.regNo());
            out.leaf("ENTNAME", number % 2 == 0 ? halfWidth(sent.name()) : sent.name());
            out.leaf("ENTTYPE", sent.entType()).leaf("INDUSTRYCO", sent.industryCode());
            out.leaf("ESTDATE", day(sent.estDate())).leaf("REGORG", sent.regOrg());
            out.leaf("DOMDISTRICT", area(sent.areaCode(), number));
            out.leaf("DOM", sent.address()).leaf("OPSCOPE", sent.scope());
            out.leaf("OPFROM", day(sent.opFrom())).leaf("OPTO", end(sent.opTo(), number));
            out.leaf("REGSTATE", LETTERS.getOrDefault(sent.state(), sent.state()));
            out.leaf("LEREP", sent.legalRep()).leaf("REGCAP", yuan(sent.regCapital()));
            out.leaf("RISKGRADE", grade(sent));
            out.leaf("ISOPAN", flag(sent.onAbnormalList())).leaf("ISSERVIO", flag(sent.onSeriousList()));
        });
    }

    static void entry(EntryRow row, Markup list) {
        var sent = row.spoilt();
        long number = row.version().number();
        list.element("Entry", out -> {
            exchange(row.version(), out);
            out.leaf("ENTRYID", sent.entryId()).leaf("PRIPID", sent.sourceKey());
            out.leaf("UNISCID", sent.uscc()).leaf("REGNO", sent.regNo());
            out.leaf("ENTNAME", number % 2 == 0 ? halfWidth(sent.name()) : sent.name());
            out.leaf("INREASON", sent.reason()).leaf("INREASON_CN", sent.reasonText());
            out.leaf("INDATE", day(sent.inDate())).leaf("INORGAN_CN", sent.inOrgan());
            out.leaf("INDOCNO", sent.inDocNo()).leaf("OUTDATE", day(sent.outDate()));
            out.leaf("OUTREASON_CN", sent.outReason()).leaf("OUTORGAN_CN", sent.outOrgan());
        });
    }

    private static void exchange(Version version, Markup out) {
        out.leaf("S_EXT_SEQUENCE", RowIds.idOf(version.number()));
        out.leaf("S_EXT_VALIDFLAG", flag(!version.withdrawn()));
        out.leaf("S_EXT_DATATIME", PlatformTime.write(stamp(version.updatedAt())));
    }

    private static LocalDateTime stamp(Instant at) {
        return LocalDateTime.ofInstant(at, PlatformTime.ZONE);
    }

    private static String halfWidth(String name) {
        return name.replace('（', '(').replace('）', ')');
    }

    /** What is no ISO day is dirt and goes out as it is. */
    private static String day(String iso) {
        return ISO_DAY.matcher(iso).matches() ? iso.replace("-", "") : iso;
    }

    private static String end(String iso, long number) {
        return iso.isEmpty() && number % 3 != 0 ? "99990909" : day(iso);
    }

    private static String area(String code, long number) {
        return code.length() == 6 && number % 7 == 3 ? code + "100" : code;
    }

    /** From 万元 to 元. */
    private static String yuan(String amount) {
        if (!MONEY.matcher(amount).matches()) return amount;
        return new BigDecimal(amount).movePointRight(4).setScale(2).toPlainString();
    }

    /** Five grades until 2023, of which the worst two became one; an E of later days is the platform's own mistake. */
    private static String grade(SubjectRow sent) {
        boolean fiveGrades = stamp(sent.version().updatedAt()).isBefore(FOUR_GRADES);
        boolean odd = sent.version().number() % 2 == 1;
        if (fiveGrades && odd && sent.riskGrade().equals("D")) return "E";
        return !fiveGrades && odd && sent.dirt() == Dirt.UNKNOWN_RISK ? "E" : sent.riskGrade();
    }

    private static String flag(boolean yes) {
        return yes ? "1" : "0";
    }
}
