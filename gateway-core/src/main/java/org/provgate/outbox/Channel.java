package org.provgate.outbox;

/** The ways out to a province's platforms, in the order in which what waits is sent: what others rest on goes first (R69). */
public enum Channel {
    /** 随机抽查事项清单. */
    ITEMS,
    /** 执法检查人员名录库. */
    OFFICERS,
    /** 年度抽查工作计划. */
    PLANS,
    /** 抽查任务, with what was drawn. */
    TASKS,
    /** 抽查检查结果. */
    RESULTS,
    /** 行政处罚. */
    PENALTIES,
    /** 行政许可. */
    LICENCES,
    /** 监管行为 (“互联网+监管”). */
    BEHAVIOURS,
    /** 案件移送、抄告: the province is told, and gives a receipt number. */
    TRANSFERS,
    /** 联合惩戒反馈: what was done about a measure of the province's. */
    SANCTION_FEEDBACK
}
