package org.provgate.spi.credit;

import org.jspecify.annotations.Nullable;

/**
 * 行政相对人 (domain 3.7, 4.8).
 *
 * @param kind 法人及非法人组织, 自然人 or 个体工商户
 * @param uscc null for a natural person
 * @param personIdNo personal data; sent only where the kind is 自然人
 */
public record Party(
        String name,
        Kind kind,
        @Nullable String uscc,
        @Nullable String regNo,
        @Nullable String legalRep,
        @Nullable String personIdType,
        @Nullable String personIdNo) {

    public enum Kind {
        /** 法人及非法人组织. */
        ORGANISATION,
        /** 自然人. */
        PERSON,
        /** 个体工商户. */
        INDIVIDUAL_BUSINESS
    }

    /** Names no person. */
    @Override
    public String toString() {
        return kind == Kind.PERSON ? "a natural person" : kind + " " + uscc;
    }
}
