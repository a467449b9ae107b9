package org.provgate.mock.hebei;

import java.util.List;
import java.util.regex.Pattern;

/** F01 and F02 for a row of 4001. */
final class PenaltyRules {
    private static final Pattern MONEY = Pattern.compile("\\d{1,12}\\.\\d{6}");
    private static final String[] DAYS = {"CF_JDRQ", "CF_YXQ", "CF_GSJZQ"};

    private PenaltyRules() {}

    static List<FieldError> check(Xml row) {
        var check = new RowCheck(row);
        check.required("RowNo", "BusId", "CF_XDR_MC", "CF_XDR_LB", "CF_WSH", "CF_CFLB", "CF_WFXW", "CF_YJ", "CF_NR");
        check.required("CF_JDRQ", "CF_CFJG");
        if (!"自然人".equals(row.value("CF_XDR_LB"))) {
            check.required("CF_XDR_SHXYM");
        }
        check.format("CF_NR_FK", MONEY);
        check.format("CF_NR_WFFF", MONEY);
        for (var day : DAYS) {
            check.day(day);
        }
        return check.errors();
    }
}
