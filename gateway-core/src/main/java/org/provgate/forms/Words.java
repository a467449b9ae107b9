package org.provgate.forms;

import java.util.Map;

/** What papers call the codes of the tables. A code without a word is printed as it is. */
public final class Words {

    private static final Map<String, String> GROUNDS = Map.of(
            "COMPLAINT", "投诉举报",
            "ASSIGNED", "上级交办",
            "TRANSFERRED", "移送转办",
            "RISK_WARNING", "风险预警",
            "MONITORING", "数据监测",
            "SAFETY", "安全生产",
            "PUBLIC_SECURITY", "公共安全",
            "QUALITY_LIABILITY", "质量责任终身制",
            "UNAPPROVED_CONSTRUCTION", "未批先建");

    private static final Map<String, String> EXCLUSIONS = Map.of(
            "NOT_ACTIVE", "登记状态不是存续",
            "KEY_FORMAT", "身份代码格式不符",
            "RECOGNISED", "已采信其他部门的检查结果",
            "YEARLY_CAP", "已达年度抽查次数上限",
            "COOL_DOWN", "距上次抽查未满间隔期",
            "NO_GRADE", "没有信用风险等级");

    private static final Map<String, String> STRATA =
            Map.of("ALL", "全部（不分层）", "LISTED", "列入异常名录或严重违法失信名单", "NOGRADE", "没有信用风险等级");

    private static final Map<String, String> CONDITIONS =
            Map.of("entTypes", "主体类型", "industries", "行业", "areas", "区域", "tags", "监管标签", "grades", "信用风险等级");

    private Words() {}

    /** Returns why a task was ordered outside the draw (R61, R62). */
    public static String ground(String code) {
        return GROUNDS.getOrDefault(code, code);
    }

    static String exclusion(String code) {
        return EXCLUSIONS.getOrDefault(code, code);
    }

    /** Returns the name of a stratum of a draw. */
    public static String stratum(String code) {
        return STRATA.getOrDefault(code, code);
    }

    static String condition(String member) {
        return CONDITIONS.getOrDefault(member, member);
    }
}
