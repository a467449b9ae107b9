package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.provgate.mock.register.Digits;

/** The record rules of penalties, licences (双公示) and behaviours. */
final class CreditRules {

    private static final List<String> PENALTY =
            List.of("CF_XDR_MC", "CF_XDR_LB", "CF_WSH", "CF_CFLB", "CF_WFXW", "CF_YJ", "CF_NR", "CF_JDRQ", "CF_CFJG");
    private static final List<String> LICENCE =
            List.of("XK_XDR_MC", "XK_XDR_LB", "XK_WSH", "XK_XKLB", "XK_NR", "XK_JDRQ", "XK_XKJG");
    private static final List<String> BEHAVIOUR = List.of(
            "check_action_name",
            "supervise_item_implement_code",
            "implement_institution_code",
            "administrative_cp",
            "check_date",
            "check_result");
    private static final List<String> PARTIES = List.of("法人及非法人组织", "自然人", "个体工商户");
    private static final int DUE_DAYS = 7;

    private CreditRules() {}

    static List<Finding> penalty(JsonNode row, LocalDate today) {
        var findings = new ArrayList<Finding>();
        for (var money : List.of("CF_NR_FK", "CF_NR_WFFF"))
            if (row.hasNonNull(money) && !Fields.matches(row, money, "[0-9]{1,18}\\.[0-9]{6}"))
                findings.add(Finding.malformed(money));
        publicity(row, "CF_", PENALTY, today, findings);
        return findings;
    }

    static List<Finding> licence(JsonNode row, LocalDate today) {
        var findings = new ArrayList<Finding>();
        publicity(row, "XK_", LICENCE, today, findings);
        return findings;
    }

    private static void publicity(
            JsonNode row, String prefix, List<String> required, LocalDate today, List<Finding> findings) {
        for (var field : required) if (Fields.text(row, field) == null) findings.add(Finding.malformed(field));
        var party = Fields.text(row, prefix + "XDR_LB");
        if (party != null && !PARTIES.contains(party)) findings.add(Finding.unknownCode(prefix + "XDR_LB"));
        var uscc = Fields.text(row, prefix + "XDR_SHXYM");
        if (uscc == null && !"自然人".equals(party)) findings.add(Finding.malformed(prefix + "XDR_SHXYM"));
        if (uscc != null && !Digits.isUscc(uscc)) findings.add(Finding.uscc(prefix + "XDR_SHXYM"));
        var decided = Fields.date(row, prefix + "JDRQ");
        if (decided == null) findings.add(Finding.malformed(prefix + "JDRQ"));
        else if (today.isAfter(WorkingDays.after(decided, DUE_DAYS))) findings.add(Finding.late(prefix + "JDRQ"));
    }

    static List<Finding> behaviour(JsonNode row) {
        var findings = new ArrayList<Finding>();
        for (var field : BEHAVIOUR) if (Fields.text(row, field) == null) findings.add(Finding.malformed(field));
        form(row, "supervise_item_implement_code", "[0-9]{14}", findings);
        form(row, "cd_batch", "[0-9]{13}", findings);
        if (Fields.date(row, "check_date") == null) findings.add(Finding.malformed("check_date"));
        code(row, "cd_operation", "[iud]", findings);
        code(row, "check_form", "0[12]", findings);
        code(row, "check_type", "[1-6]", findings);
        code(row, "check_mode", "[1-6]", findings);
        code(row, "check_result", "[1BC6E8FA](,[1BC6E8FA])*", findings);
        return findings;
    }

    private static void form(JsonNode row, String field, String form, List<Finding> findings) {
        if (!Fields.matches(row, field, form)) findings.add(Finding.malformed(field));
    }

    private static void code(JsonNode row, String field, String form, List<Finding> findings) {
        if (row.hasNonNull(field) && !Fields.matches(row, field, form)) findings.add(Finding.unknownCode(field));
    }
}
