package org.provgate.officers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.tables.Fields;
import org.provgate.tables.RowError;
import org.provgate.tables.Table;

/** A row of the officers' table, checked. @param id null if the table leaves it to us */
record OfficerRow(
        int number,
        @Nullable String id,
        String department,
        String name,
        String unit,
        @Nullable String post,
        String certNo,
        LocalDate certValidTo,
        List<String> specialties,
        List<String> itemScope,
        boolean expert,
        boolean active) {

    static final String ID = "编号";
    static final String DEPARTMENT = "部门编码";
    static final String CERT_NO = "执法证号";
    static final List<String> COLUMNS =
            List.of(ID, "姓名", "单位", DEPARTMENT, "职务", CERT_NO, "执法证有效期至", "业务专长", "执法事项", "是否专家", "状态");
    static final List<String> MANDATORY = List.of("姓名", "单位", DEPARTMENT, CERT_NO, "执法证有效期至");
    static final List<String> EXAMPLE =
            List.of("ZJ001", "张三（示例）", "新华区住建局质安站", "010", "科员", "豫D0400001", "2028-06-30", "安全、质量", "", "否", "有效");

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final String CODE_MEANT = "1至64位字母、数字或.-_:";
    private static final Pattern CERT = Pattern.compile("[\\p{IsHan}A-Za-z0-9()（）〔〕.-]{4,40}");
    private static final Map<String, Boolean> STATES = new TreeMap<>(Map.of("有效", true, "失效", false));
    private static final int SHORT = 100;

    /** Reads a row; what is wrong with it goes to {@code errors}, and then the answer means nothing. */
    static OfficerRow read(Table table, Table.Row row, List<RowError> errors) {
        var f = new Fields(table, row);
        var officer = new OfficerRow(
                row.number(),
                row.text(ID).isEmpty() ? null : f.matching(ID, CODE, CODE_MEANT),
                f.matching(DEPARTMENT, CODE, CODE_MEANT),
                f.text("姓名", SHORT),
                f.text("单位", SHORT * 2),
                f.optional("职务", SHORT),
                f.matching(CERT_NO, CERT, "4至40位汉字、字母、数字或括号"),
                f.date("执法证有效期至"),
                f.parts("业务专长", SHORT),
                f.parts("执法事项", SHORT),
                f.flag("是否专家", false),
                Boolean.TRUE.equals(f.oneOf("状态", STATES, true)));
        errors.addAll(f.errors());
        return officer;
    }
}
