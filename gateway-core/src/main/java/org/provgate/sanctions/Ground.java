package org.provgate.sanctions;

import java.util.Locale;

/** What a measure rests on (R57). */
public enum Ground {
    /** 经营异常名录. */
    ABNORMAL,
    /** 严重违法失信名单. */
    SERIOUS,
    /** 重大税收违法案件当事人. */
    TAX,
    /** 失信被执行人. */
    DISHONEST,
    /** 行政处罚 of the bureau's own departments. */
    OWN_PENALTY,
    /** 抽查检查结果 of the bureau's own departments. */
    OWN_RESULT;

    /** Whether it is an entry of a list, which says itself when it ends. */
    boolean isList() {
        return this != OWN_PENALTY && this != OWN_RESULT;
    }

    /** Returns the list's name in the table of entries. */
    String kind() {
        return name().toLowerCase(Locale.ROOT);
    }
}
