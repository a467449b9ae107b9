package org.provgate.mock.register;

/** The four lists. */
public enum ListKind {
    /** 经营异常名录. */
    ABNORMAL(30),
    /** 严重违法失信名单. */
    SERIOUS(5),
    /** 重大税收违法案件当事人. */
    TAX(2),
    /** 失信被执行人. */
    DISHONEST(10);

    private final int perMille;

    ListKind(int perMille) {
        this.perMille = perMille;
    }

    /** Returns how many of 1,000 subjects are on it. */
    int perMille() {
        return perMille;
    }
}
