package org.provgate.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.provgate.submissions.Sheet;
import org.provgate.tables.Fields;
import org.provgate.tables.Template;
import org.provgate.tables.Template.Column;

/** How a licence stands in a table: the columns of domain 3.7. */
public final class LicenceSheet implements Sheet<LicenceSubmission> {

    private static final String KIND = "许可类别";
    private static final String CONTENT = "许可内容";
    private static final String CERT_NAME = "许可证书名称";
    private static final String CERT_NO = "许可编号";
    private static final String DATE = "许可决定日期";
    private static final String VALID_FROM = "有效期自";
    private static final String VALID_TO = "有效期至";

    private static final Map<String, String> COLUMNS = columnsOfFields();
    private static final Template TEMPLATE = new Template(
            "licences", 1, "行政许可信息", allColumns(), "provgate licences template FILE, or GET /api/v1/licences/template");

    @Override
    public Template template() {
        return TEMPLATE;
    }

    @Override
    public Map<String, String> columns() {
        return COLUMNS;
    }

    @Override
    public LicenceSubmission read(Fields row) {
        return new LicenceSubmission(
                null,
                row.any(DecisionColumns.PROVINCE),
                DecisionColumns.party(row),
                row.any(DecisionColumns.DOC_NAME),
                row.any(DecisionColumns.DOC_NO),
                row.any(KIND),
                row.any(CONTENT),
                row.any(CERT_NAME),
                row.any(CERT_NO),
                row.optionalDate(DATE),
                row.optionalDate(VALID_FROM),
                row.optionalDate(VALID_TO),
                DecisionColumns.organ(row, DecisionColumns.ORGAN, DecisionColumns.ORGAN_USCC),
                DecisionColumns.organ(row, DecisionColumns.SOURCE, DecisionColumns.SOURCE_USCC),
                row.any(DecisionColumns.REMARK),
                DecisionColumns.secret(row),
                row.any(DecisionColumns.CORRECTION),
                List.of(),
                DecisionColumns.reviewed(row));
    }

    private static List<Column> allColumns() {
        var columns = new ArrayList<Column>();
        columns.add(Column.of(Template.NUMBER, "便于核对，可不填", "").asGiven());
        columns.addAll(DecisionColumns.first("示例许字〔2027〕第1号"));
        columns.addAll(List.of(
                Column.of(KIND, "从列表选择；也可写“其他-…”", "普通").asMandatory().choosing(DecisionChecks.LICENCES),
                Column.of(CONTENT, "至多4000字", "准予建筑施工许可").asMandatory(),
                Column.of(CERT_NAME, "选填，至多200字", "建筑工程施工许可证"),
                Column.of(CERT_NO, "选填，至多200字", ""),
                Column.of(DATE, "不晚于今天", "2027-03-01").asMandatory(),
                Column.of(VALID_FROM, "选填", "2027-03-01"),
                Column.of(VALID_TO, "选填，不早于有效期自和决定日期", "2028-02-29")));
        columns.addAll(DecisionColumns.last());
        return columns;
    }

    private static Map<String, String> columnsOfFields() {
        var columns = DecisionColumns.common();
        columns.put("kind", KIND);
        columns.put("content", CONTENT);
        columns.put("certName", CERT_NAME);
        columns.put("certNo", CERT_NO);
        columns.put("decisionDate", DATE);
        columns.put("validFrom", VALID_FROM);
        columns.put("validTo", VALID_TO);
        return columns;
    }
}
