package org.provgate.spi.register;

/** 登记状态, national code list CA19 (domain 4.1). Only {@link #ACTIVE} may be drawn. */
public enum RegState {
    /** 1 存续（在营、开业、在册）. */
    ACTIVE("1"),
    /** 2 吊销，未注销. */
    REVOKED("2"),
    /** 3 吊销，已注销. */
    REVOKED_DEREGISTERED("3"),
    /** 4 注销. */
    DEREGISTERED("4"),
    /** 5 撤销. */
    ANNULLED("5"),
    /** 6 迁出. */
    MOVED_OUT("6"),
    /** 9 其他. */
    OTHER("9");

    private final String code;

    RegState(String code) {
        this.code = code;
    }

    /** Returns the national code. */
    public String code() {
        return code;
    }
}
