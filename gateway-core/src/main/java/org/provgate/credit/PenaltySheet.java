package org.provgate.credit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.provgate.credit.PenaltySubmission.Procedure;
import org.provgate.submissions.Sheet;
import org.provgate.tables.Fields;
import org.provgate.tables.Template;
import org.provgate.tables.Template.Column;

/** How a penalty stands in a table: the columns of domain 3.7. */
public final class PenaltySheet implements Sheet<PenaltySubmission> {

    private static final String KINDS = "处罚类别";
    private static final String ILLEGAL_TYPE = "违法行为类型";
    private static final String FACTS = "违法事实";
    private static final String BASIS = "处罚依据";
    private static final String CONTENT = "处罚内容";
    private static final String FINE = "罚款金额(万元)";
    private static final String FORFEIT = "没收金额(万元)";
    private static final String LICENCE = "暂扣或吊销证照名称及编号";
    private static final String DATE = "处罚决定日期";
    private static final String VALID_TO = "处罚有效期";
    private static final String PUBLIC_UNTIL = "公示截止期";
    private static final String PROCEDURE = "处罚程序";

    private static final int MOST_KIND = 110;
    private static final Map<String, Procedure> PROCEDURES =
            DecisionColumns.ordered("普通程序", Procedure.ORDINARY, "简易程序", Procedure.SIMPLE);

    private static final Map<String, String> COLUMNS = columnsOfFields();
    private static final Template TEMPLATE = new Template(
            "penalties",
            1,
            "行政处罚信息",
            allColumns(),
            "provgate penalties template FILE, or GET /api/v1/penalties/template");

    @Override
    public Template template() {
        return TEMPLATE;
    }

    @Override
    public Map<String, String> columns() {
        return COLUMNS;
    }

    @Override
    public PenaltySubmission read(Fields row) {
        return new PenaltySubmission(
                null,
                row.any(DecisionColumns.PROVINCE),
                DecisionColumns.party(row),
                row.any(DecisionColumns.DOC_NAME),
                row.any(DecisionColumns.DOC_NO),
                row.parts(KINDS, MOST_KIND),
                row.any(ILLEGAL_TYPE),
                row.any(FACTS),
                row.any(BASIS),
                row.any(CONTENT),
                row.optionalAmount(FINE),
                row.optionalAmount(FORFEIT),
                row.any(LICENCE),
                row.optionalDate(DATE),
                row.optionalDate(VALID_TO),
                row.optionalDate(PUBLIC_UNTIL),
                DecisionColumns.organ(row, DecisionColumns.ORGAN, DecisionColumns.ORGAN_USCC),
                DecisionColumns.organ(row, DecisionColumns.SOURCE, DecisionColumns.SOURCE_USCC),
                row.any(DecisionColumns.REMARK),
                row.optionalOneOf(PROCEDURE, PROCEDURES),
                DecisionColumns.secret(row),
                row.any(DecisionColumns.CORRECTION),
                List.of(),
                DecisionColumns.reviewed(row));
    }

    private static List<Column> allColumns() {
        var columns = new ArrayList<Column>();
        columns.add(Column.of(Template.NUMBER, "便于核对，可不填", "").asGiven());
        columns.addAll(DecisionColumns.first("示例罚字〔2027〕第1号"));
        columns.addAll(List.of(
                Column.of(KINDS, "从列表选择；多个用顿号隔开，也可写“其他-…”", "警告、罚款")
                        .asMandatory()
                        .choosing(DecisionChecks.PENALTIES),
                Column.of(ILLEGAL_TYPE, "至多2000字", "未按规定设置消防设施").asMandatory(),
                Column.of(FACTS, "选填，至多5000字", ""),
                Column.of(BASIS, "至多2000字", "《中华人民共和国消防法》第六十条").asMandatory(),
                Column.of(CONTENT, "至多4000字", "警告，罚款人民币五千元整").asMandatory(),
                Column.of(FINE, "单位万元，至多6位小数；有罚款的必填", "0.5"),
                Column.of(FORFEIT, "单位万元，至多6位小数", ""),
                Column.of(LICENCE, "选填，至多200字", ""),
                Column.of(DATE, "不晚于今天", "2027-03-01").asMandatory(),
                Column.of(VALID_TO, "选填", ""),
                Column.of(PUBLIC_UNTIL, "选填", ""),
                Column.of(PROCEDURE, "不填为普通程序；简易程序的不归集公示", "").choosing(PROCEDURES.keySet())));
        columns.addAll(DecisionColumns.last());
        return columns;
    }

    private static Map<String, String> columnsOfFields() {
        var columns = DecisionColumns.common();
        columns.put("kinds", KINDS);
        columns.put("illegalType", ILLEGAL_TYPE);
        columns.put("facts", FACTS);
        columns.put("basis", BASIS);
        columns.put("content", CONTENT);
        columns.put("fine", FINE);
        columns.put("forfeit", FORFEIT);
        columns.put("licenceAffected", LICENCE);
        columns.put("decisionDate", DATE);
        columns.put("validTo", VALID_TO);
        columns.put("publicUntil", PUBLIC_UNTIL);
        columns.put("procedure", PROCEDURE);
        return columns;
    }
}
