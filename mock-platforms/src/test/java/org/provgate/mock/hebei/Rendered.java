package org.provgate.mock.hebei;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads a sent subject back into canonical columns, as the contract explains them. */
final class Rendered {
    private static final Map<String, String> STATES = Map.of("K", "1", "D", "2", "C", "5", "X", "4", "Q", "6");

    private Rendered() {}

    static Map<String, String> back(Xml row) {
        var columns = new HashMap<String, String>();
        columns.put("source_key", text(row, "PRIPID"));
        columns.put("uscc", text(row, "UNISCID").toUpperCase(Locale.ROOT));
        columns.put("reg_no", text(row, "REGNO"));
        columns.put("name", text(row, "ENTNAME").replace('(', '（').replace(')', '）'));
        columns.put("ent_type", text(row, "ENTTYPE"));
        columns.put("industry_code", text(row, "INDUSTRYCO"));
        columns.put("est_date", day(row, "ESTDATE"));
        columns.put("reg_org", text(row, "REGORG"));
        columns.put("area_code", text(row, "DOMDISTRICT").substring(0, 6));
        columns.put("address", text(row, "DOM"));
        columns.put("scope", text(row, "OPSCOPE"));
        columns.put("op_from", day(row, "OPFROM"));
        columns.put("op_to", day(row, "OPTO"));
        columns.put("state", STATES.get(text(row, "REGSTATE")));
        columns.put("legal_rep", text(row, "LEREP"));
        columns.put("reg_capital", wan(text(row, "REGCAP")));
        var grade = text(row, "RISKGRADE");
        columns.put(
                "risk_grade", grade.equals("E") && row.textOf("S_EXT_DATATIME").compareTo("2024") < 0 ? "D" : grade);
        columns.put("on_abnormal_list", Boolean.toString(text(row, "ISOPAN").equals("1")));
        columns.put("on_serious_list", Boolean.toString(text(row, "ISSERVIO").equals("1")));
        return columns;
    }

    private static String text(Xml row, String name) {
        var text = row.textOf(name);
        return text.equals("\\N") ? "" : text;
    }

    private static String day(Xml row, String name) {
        var text = text(row, name);
        if (text.isEmpty() || text.startsWith("9999")) return "";
        return text.replaceFirst("^(\\d{4})(\\d{2})(\\d{2})$", "$1-$2-$3");
    }

    private static String wan(String yuan) {
        return yuan.isEmpty()
                ? ""
                : new BigDecimal(yuan).movePointLeft(4).setScale(6).toPlainString();
    }
}
