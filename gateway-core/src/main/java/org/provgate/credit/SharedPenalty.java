package org.provgate.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.SharedField;

/**
 * A penalty as a department may know of it; null is what no agreement shares, or what it has not.
 *
 * @param recordId of the submission
 * @param department that imposed it
 * @param docNo 行政处罚决定书文号
 * @param kinds 处罚类别
 * @param fine in 万元
 * @param forfeit in 万元
 * @param validTo 处罚有效期
 * @param publicUntil 公示截止期
 * @param organ 处罚机关
 * @param legalRepresentative personal data
 * @param digest of the whole record, in lower-case hex; to who may know the whole
 */
public record SharedPenalty(
        String recordId,
        String department,
        @Nullable String docName,
        @Nullable String docNo,
        @Nullable LocalDate decisionDate,
        @Nullable List<String> kinds,
        @Nullable String illegalType,
        @Nullable String facts,
        @Nullable String basis,
        @Nullable String content,
        @Nullable BigDecimal fine,
        @Nullable BigDecimal forfeit,
        @Nullable LocalDate validTo,
        @Nullable LocalDate publicUntil,
        @Nullable String organ,
        @Nullable String legalRepresentative,
        @Nullable String digest) {

    /** Which fields somebody sees. */
    interface Sight {
        boolean sees(SharedField field);
    }

    SharedPenalty as(Sight to) {
        var decision = to.sees(SharedField.DECISION);
        var amounts = to.sees(SharedField.CONTENT);
        var term = to.sees(SharedField.TERM);
        // a digest lets one guess at what it is of
        var whole = SharedField.of(FindingKind.PENALTY).stream().allMatch(to::sees);
        return new SharedPenalty(
                recordId,
                department,
                decision ? docName : null,
                decision ? docNo : null,
                decision ? decisionDate : null,
                to.sees(SharedField.PENALTY_KINDS) ? kinds : null,
                to.sees(SharedField.ILLEGAL_TYPE) ? illegalType : null,
                to.sees(SharedField.FACTS) ? facts : null,
                to.sees(SharedField.PENALTY_BASIS) ? basis : null,
                amounts ? content : null,
                amounts ? fine : null,
                amounts ? forfeit : null,
                term ? validTo : null,
                term ? publicUntil : null,
                to.sees(SharedField.ORGAN) ? organ : null,
                to.sees(SharedField.LEGAL_REPRESENTATIVE) ? legalRepresentative : null,
                whole ? digest : null);
    }

    /** Names no party. */
    @Override
    public String toString() {
        return "penalty " + recordId;
    }
}
