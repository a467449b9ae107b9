package org.provgate.mock.henan;

/**
 * What a rule says of a record.
 *
 * @param warning the record is accepted nevertheless
 */
record Finding(String field, String ruleCode, String message, boolean warning) {

    static Finding malformed(String field) {
        return new Finding(field, "1000", "缺失或格式错误", false);
    }

    static Finding unknownCode(String field) {
        return new Finding(field, "1008", "代码不在代码表中", false);
    }

    static Finding reused(String field) {
        return new Finding(field, "1009", "同一记录号内容不同", false);
    }

    static Finding late(String field) {
        return new Finding(field, "1005", "超过录入时限", true);
    }

    static Finding uscc(String field) {
        return new Finding(field, "1002", "统一社会信用代码校验位错误", false);
    }
}
