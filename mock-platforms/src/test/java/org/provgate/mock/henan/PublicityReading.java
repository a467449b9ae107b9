package org.provgate.mock.henan;

import static org.provgate.mock.henan.Reading.code;
import static org.provgate.mock.henan.Reading.date;
import static org.provgate.mock.henan.Reading.maybe;
import static org.provgate.mock.henan.Reading.maybeDate;
import static org.provgate.mock.henan.Reading.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.supervision.Behaviour;

/** Reads what was sent to Henan's credit platform and supervision system, by the contract. */
final class PublicityReading {

    private static final Map<String, Party.Kind> PARTIES = Map.of(
            "法人及非法人组织", Party.Kind.ORGANISATION, "自然人", Party.Kind.PERSON, "个体工商户", Party.Kind.INDIVIDUAL_BUSINESS);
    private static final Map<String, Behaviour.Change> CHANGES =
            Map.of("i", Behaviour.Change.INSERT, "u", Behaviour.Change.UPDATE, "d", Behaviour.Change.DELETE);

    private PublicityReading() {}

    static Penalty penalty(JsonNode sent) {
        return new Penalty(
                text(sent, "recordId"),
                party(sent, "CF_"),
                maybe(sent, "CF_CFWS"),
                text(sent, "CF_WSH"),
                List.of(text(sent, "CF_CFLB").split("；")),
                text(sent, "CF_WFXW"),
                maybe(sent, "CF_SY"),
                text(sent, "CF_YJ"),
                text(sent, "CF_NR"),
                sent.hasNonNull("CF_NR_FK") ? new BigDecimal(text(sent, "CF_NR_FK")) : null,
                sent.hasNonNull("CF_NR_WFFF") ? new BigDecimal(text(sent, "CF_NR_WFFF")) : null,
                maybe(sent, "CF_NR_ZKDX"),
                date(sent, "CF_JDRQ"),
                maybeDate(sent, "CF_YXQ"),
                maybeDate(sent, "CF_GSJZQ"),
                new Penalty.Organ(text(sent, "CF_CFJG"), text(sent, "CF_CFJGDM")),
                new Penalty.Organ(text(sent, "CF_SJLY"), text(sent, "CF_SJLYDM")),
                maybe(sent, "BZ"));
    }

    static Licence licence(JsonNode sent) {
        return new Licence(
                text(sent, "recordId"),
                party(sent, "XK_"),
                maybe(sent, "XK_XKWS"),
                text(sent, "XK_WSH"),
                text(sent, "XK_XKLB"),
                text(sent, "XK_NR"),
                maybe(sent, "XK_XKZS"),
                maybe(sent, "XK_XKBH"),
                date(sent, "XK_JDRQ"),
                maybeDate(sent, "XK_YXQZ"),
                maybeDate(sent, "XK_YXQZI"),
                new Penalty.Organ(text(sent, "XK_XKJG"), text(sent, "XK_XKJGDM")),
                new Penalty.Organ(text(sent, "XK_LYDW"), text(sent, "XK_LYDWDM")),
                maybe(sent, "BZ"));
    }

    private static Party party(JsonNode sent, String prefix) {
        return new Party(
                text(sent, prefix + "XDR_MC"),
                code(PARTIES, text(sent, prefix + "XDR_LB")),
                maybe(sent, prefix + "XDR_SHXYM"),
                maybe(sent, prefix + "XDR_GSZC"),
                maybe(sent, prefix + "FRDB"),
                maybe(sent, prefix + "XDR_ZJLX"),
                maybe(sent, prefix + "XDR_ZJHM"));
    }

    static Behaviour behaviour(JsonNode sent) {
        return new Behaviour(
                text(sent, "record_unique_identity"),
                text(sent, "check_action_name"),
                maybe(sent, "plan_id"),
                text(sent, "supervise_item_implement_code"),
                text(sent, "implement_institution_code"),
                text(sent, "administrative_cp"),
                maybe(sent, "administrative_cp_ui_code"),
                text(sent, "check_form").equals("02"),
                code(Reading.MODES, text(sent, "check_type")),
                code(Reading.MODES, text(sent, "check_mode")),
                date(sent, "check_date"),
                joined(sent, "check_personnel"),
                joined(sent, "check_personnel_code"),
                Stream.of(text(sent, "check_result").split(","))
                        .map(each -> code(Reading.FINDINGS, each))
                        .toList(),
                text(sent, "cd_batch"),
                code(CHANGES, text(sent, "cd_operation")),
                text(sent, "cd_source"));
    }

    static SanctionFeedback feedback(JsonNode sent) {
        return new SanctionFeedback(
                "",
                text(sent, "feedbackId"),
                text(sent, "executor"),
                text(sent, "action"),
                date(sent, "date"),
                maybe(sent, "remark"));
    }

    private static List<String> joined(JsonNode sent, String field) {
        return List.of(text(sent, field).split(",", -1));
    }
}
