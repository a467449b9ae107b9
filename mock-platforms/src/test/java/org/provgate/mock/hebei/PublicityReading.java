package org.provgate.mock.hebei;

import static org.provgate.mock.hebei.Reading.code;
import static org.provgate.mock.hebei.Reading.day;
import static org.provgate.mock.hebei.Reading.joined;
import static org.provgate.mock.hebei.Reading.maybeDay;
import static org.provgate.mock.hebei.Reading.text;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.supervision.CaseTransfer;

/** Reads penalties and transfers by Hebei's contract (4001, 5001). */
final class PublicityReading {

    private static final Map<String, Party.Kind> PARTIES = Map.of(
            "法人及非法人组织", Party.Kind.ORGANISATION, "自然人", Party.Kind.PERSON, "个体工商户", Party.Kind.INDIVIDUAL_BUSINESS);
    private static final Map<String, CaseTransfer.Kind> KINDS = Map.of(
            "1", CaseTransfer.Kind.OTHER_DEPT,
            "2", CaseTransfer.Kind.PUBLIC_SECURITY,
            "3", CaseTransfer.Kind.JUDICIAL,
            "4", CaseTransfer.Kind.COPY);

    private PublicityReading() {}

    static Penalty penalty(Xml row) {
        return new Penalty(
                text(row, "BusId"),
                new Party(
                        text(row, "CF_XDR_MC"),
                        code(PARTIES, text(row, "CF_XDR_LB")),
                        row.value("CF_XDR_SHXYM"),
                        row.value("CF_XDR_GSZC"),
                        row.value("CF_FRDB"),
                        row.value("CF_XDR_ZJLX"),
                        row.value("CF_XDR_ZJHM")),
                row.value("CF_CFWS"),
                text(row, "CF_WSH"),
                joined(row.value("CF_CFLB")),
                text(row, "CF_WFXW"),
                row.value("CF_SY"),
                text(row, "CF_YJ"),
                text(row, "CF_NR"),
                money(row, "CF_NR_FK"),
                money(row, "CF_NR_WFFF"),
                row.value("CF_NR_ZKDX"),
                day(row, "CF_JDRQ"),
                maybeDay(row, "CF_YXQ"),
                maybeDay(row, "CF_GSJZQ"),
                new Penalty.Organ(text(row, "CF_CFJG"), text(row, "CF_CFJGDM")),
                new Penalty.Organ(text(row, "CF_SJLY"), text(row, "CF_SJLYDM")),
                row.value("BZ"));
    }

    static CaseTransfer transfer(Xml request) {
        return new CaseTransfer(
                text(request, "TransferId"),
                code(KINDS, text(request, "Kind")),
                text(request, "ToDept"),
                text(request, "ENTNAME"),
                request.value("UNISCID"),
                request.value("PRIPID"),
                text(request, "Facts"),
                request.value("Evidence"),
                day(request, "CopyDate"));
    }

    private static @Nullable BigDecimal money(Xml row, String field) {
        var text = row.value(field);
        return text == null ? null : new BigDecimal(text);
    }
}
