package org.provgate.credit;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.Penalty.Organ;
import org.provgate.submissions.Attachment;
import org.provgate.submissions.Lists;

/**
 * An administrative penalty (行政处罚) as a department hands it in. Amounts in 万元, at most 6 decimals, as texts or numbers. What
 * must not be missing is told by {@link Decisions}.
 *
 * @param kinds 处罚类别, texts of domain 4.7
 * @param illegalType 违法行为类型
 * @param facts 违法事实
 * @param basis 处罚依据
 * @param fine 罚款金额
 * @param forfeit 没收违法所得、没收非法财物的金额
 * @param licenceAffected 暂扣或吊销证照名称及编号
 * @param validTo 处罚有效期
 * @param publicUntil 公示截止期
 * @param procedure 处罚程序; null is ORDINARY
 */
public record PenaltySubmission(
        @Nullable String recordId,
        @Nullable String province,
        @Nullable Party party,
        @Nullable String docName,
        @Nullable String docNo,
        List<String> kinds,
        @Nullable String illegalType,
        @Nullable String facts,
        @Nullable String basis,
        @Nullable String content,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal fine,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal forfeit,

        @Nullable String licenceAffected,
        @Nullable LocalDate decisionDate,
        @Nullable LocalDate validTo,
        @Nullable LocalDate publicUntil,
        @Nullable Organ organ,
        @Nullable Organ source,
        @Nullable String remark,
        @Nullable Procedure procedure,
        @Nullable Boolean secret,
        @Nullable String correctionOf,
        List<Attachment> attachments,
        @Nullable Boolean legalReview)
        implements Decision {

    /** 处罚程序. */
    public enum Procedure {
        /** 简易程序: not made public in this way. */
        SIMPLE,
        /** 普通程序. */
        ORDINARY
    }

    public PenaltySubmission {
        kinds = Lists.copy(kinds);
        attachments = Lists.copy(attachments);
    }

    @Override
    public PenaltySubmission with(@Nullable String recordId, @Nullable String correctionOf) {
        return new PenaltySubmission(
                recordId,
                province,
                party,
                docName,
                docNo,
                kinds,
                illegalType,
                facts,
                basis,
                content,
                fine,
                forfeit,
                licenceAffected,
                decisionDate,
                validTo,
                publicUntil,
                organ,
                source,
                remark,
                procedure,
                secret,
                correctionOf,
                attachments,
                legalReview);
    }

    /** Returns how the credit platform gets it; only of a submission without faults. */
    Penalty form(String id) {
        return new Penalty(
                id,
                Objects.requireNonNull(party),
                docName,
                Objects.requireNonNull(docNo),
                kinds,
                Objects.requireNonNull(illegalType),
                facts,
                Objects.requireNonNull(basis),
                Objects.requireNonNull(content),
                fine,
                forfeit,
                licenceAffected,
                Objects.requireNonNull(decisionDate),
                validTo,
                publicUntil,
                Objects.requireNonNull(organ),
                Objects.requireNonNull(source),
                remark);
    }

    /** Shows no text. */
    @Override
    public String toString() {
        return "penalty " + docNo;
    }
}
