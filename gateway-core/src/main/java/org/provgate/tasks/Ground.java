package org.provgate.tasks;

/** Why a subject is inspected without having been drawn (R61, R62). */
public enum Ground {
    /** 投诉举报. */
    COMPLAINT,
    /** 上级交办. */
    ASSIGNED,
    /** 移送、转办. */
    TRANSFERRED,
    /** 风险预警. */
    RISK_WARNING,
    /** 数据监测. */
    MONITORING,
    /** 安全生产. */
    SAFETY,
    /** 公共安全. */
    PUBLIC_SECURITY,
    /** 质量责任终身制. */
    QUALITY_LIABILITY,
    /** 未批先建. */
    UNAPPROVED_CONSTRUCTION
}
