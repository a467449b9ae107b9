package org.provgate.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.submissions.Sheet;
import org.provgate.tables.Fields;
import org.provgate.tables.Template;
import org.provgate.tables.Template.Column;

/** How a result stands in a table: a row a subject of a task, codes as the words of the papers (domain 4.4, 4.5). */
public final class ResultSheet implements Sheet<ResultSubmission> {

    private static final String TASK = "任务编号";
    private static final String NAME = "企业名称";
    private static final String SUBJECT = "统一社会信用代码";
    private static final String ITEMS = "事项编码";
    private static final String OFFICERS = "执法证号";
    private static final String DATE = "检查日期";
    private static final String MODE = "检查方式";
    private static final List<String> FINDINGS = List.of("检查结果", "检查结果2", "检查结果3");
    private static final String PROBLEMS = "发现的问题";
    private static final String DISPOSITION = "后续处置";
    private static final String SIGNED = "是否签字";
    private static final String REFUSAL = "拒签情况";
    private static final String REVIEW = "法制审核";
    private static final String CORRECTION = "更正的原记录编号";

    private static final int MOST_CODE = 100;

    static final Map<String, CheckMode> MODES =
            words(List.of("实地核查", "书面检查", "采信其他部门结果", "检验检测", "网络监测", "委托专业机构"), List.of(CheckMode.values()));
    static final Map<String, Finding> WORDS = words(
            List.of(
                    "未发现问题",
                    "未按规定公示应当公示的信息（即时信息）",
                    "未按规定公示应当公示的信息（年报）",
                    "公示信息隐瞒真实情况、弄虚作假",
                    "通过登记的住所（经营场所）无法联系",
                    "发现问题已责令改正",
                    "不配合检查情节严重",
                    "未发现开展本次抽查涉及的经营活动",
                    "发现问题待后续处理"),
            List.of(Finding.values()));
    private static final Map<String, Boolean> YES_OR_NO = words(List.of("是", "否"), List.of(true, false));
    private static final Map<String, Boolean> REVIEWED = words(List.of("已通过", "未通过"), List.of(true, false));

    private static final Map<String, String> COLUMNS = columnsOfFields();

    static final Template TEMPLATE = new Template(
            "results",
            1,
            "抽查检查结果",
            List.of(
                    Column.of(Template.NUMBER, "便于核对，可不填", "").asGiven(),
                    Column.of(TASK, "18位抽查任务编号", "410402202701010001")
                            .asMandatory()
                            .asGiven(),
                    Column.of(NAME, "便于核对，不提交", "示例企业有限公司").asGiven(),
                    Column.of(SUBJECT, "没有代码的填登记库中的主体标识", "91410402MA0EXAMPLE")
                            .asMandatory()
                            .asGiven(),
                    Column.of(ITEMS, "14位，多个用顿号隔开，须在已确定的抽查事项清单上", "41040200000001、41040200000002")
                            .asMandatory()
                            .asGiven(),
                    Column.of(OFFICERS, "至少两名本任务检查人员，多个用顿号隔开", "豫D000001、豫D000002")
                            .asMandatory()
                            .asGiven(),
                    Column.of(DATE, "在任务期限内，不晚于今天", "2027-03-01").asMandatory(),
                    Column.of(MODE, "从列表选择", "实地核查").asMandatory().choosing(MODES.keySet()),
                    Column.of(FINDINGS.get(0), "从列表选择", "发现问题已责令改正")
                            .asMandatory()
                            .choosing(WORDS.keySet()),
                    Column.of(FINDINGS.get(1), "另有结果时选择；“未发现…”不能与其他结果并列", "").choosing(WORDS.keySet()),
                    Column.of(FINDINGS.get(2), "另有结果时选择", "").choosing(WORDS.keySet()),
                    Column.of(PROBLEMS, "至多2000字", "消防通道堆放杂物"),
                    Column.of(DISPOSITION, "至多1000字", "当场责令改正"),
                    Column.of(SIGNED, "被检查人是否签字", "是").asMandatory().choosing(YES_OR_NO.keySet()),
                    Column.of(REFUSAL, "未签字的必填，如实记录（R47）；已签字的不填", ""),
                    Column.of(REVIEW, "需要法制审核的填写，未通过的不能提交（R52）", "").choosing(REVIEWED.keySet()),
                    Column.of(CORRECTION, "更正已提交的结果时填写", "")),
            "provgate results template FILE, or GET /api/v1/results/template");

    @Override
    public Template template() {
        return TEMPLATE;
    }

    @Override
    public Map<String, String> columns() {
        return COLUMNS;
    }

    @Override
    public ResultSubmission read(Fields row) {
        var findings = new ArrayList<Finding>(1);
        for (var column : FINDINGS) {
            var finding = row.optionalOneOf(column, WORDS);
            if (finding != null) findings.add(finding);
        }
        return new ResultSubmission(
                null,
                row.any(TASK),
                row.any(SUBJECT),
                row.parts(ITEMS, MOST_CODE),
                row.optionalOneOf(MODE, MODES),
                row.optionalDate(DATE),
                row.parts(OFFICERS, MOST_CODE),
                findings,
                row.any(PROBLEMS),
                row.any(DISPOSITION),
                row.optionalOneOf(SIGNED, YES_OR_NO),
                row.any(REFUSAL),
                row.any(CORRECTION),
                List.of(),
                row.optionalOneOf(REVIEW, REVIEWED));
    }

    private static Map<String, String> columnsOfFields() {
        var columns = new LinkedHashMap<String, String>();
        columns.put("taskId", TASK);
        columns.put("subject", SUBJECT);
        columns.put("itemCodes", ITEMS);
        columns.put("certNos", OFFICERS);
        columns.put("checkDate", DATE);
        columns.put("mode", MODE);
        columns.put("findings", FINDINGS.get(0));
        columns.put("findings/1", FINDINGS.get(1));
        columns.put("findings/2", FINDINGS.get(2));
        columns.put("problems", PROBLEMS);
        columns.put("disposition", DISPOSITION);
        columns.put("signed", SIGNED);
        columns.put("refusalNote", REFUSAL);
        columns.put("legalReview", REVIEW);
        columns.put("correctionOf", CORRECTION);
        return columns;
    }

    private static <T> Map<String, T> words(List<String> words, List<T> values) {
        var map = new LinkedHashMap<String, T>();
        for (int i = 0; i < words.size(); i++) map.put(words.get(i), Objects.requireNonNull(values.get(i)));
        return map;
    }
}
