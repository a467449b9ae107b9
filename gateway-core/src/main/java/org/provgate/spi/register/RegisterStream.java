package org.provgate.spi.register;

/** The parts of a register feed. */
public enum RegisterStream {
    /** 市场主体: enterprises, individual businesses, cooperatives. */
    SUBJECTS,
    /** 经营异常名录. */
    ABNORMAL,
    /** 严重违法失信名单. */
    SERIOUS,
    /** 重大税收违法案件当事人. */
    TAX,
    /** 失信被执行人. */
    DISHONEST
}
