package org.provgate.spi.register;

/** 信用风险分类: the national grades, {@link #A} the best (domain 4.3). */
public enum RiskGrade {
    /** 低. */
    A,
    /** 中. */
    B,
    /** 中高. */
    C,
    /** 高. */
    D
}
