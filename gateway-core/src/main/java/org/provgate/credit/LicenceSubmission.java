package org.provgate.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty.Organ;
import org.provgate.submissions.Attachment;
import org.provgate.submissions.Lists;

/**
 * An administrative licence (行政许可) as a department hands it in. What must not be missing is told by {@link Decisions}.
 *
 * @param kind 许可类别, a text of domain 4.7
 * @param certName 许可证书名称
 * @param certNo 许可编号
 * @param validFrom 有效期自
 * @param validTo 有效期至
 */
public record LicenceSubmission(
        @Nullable String recordId,
        @Nullable String province,
        @Nullable Party party,
        @Nullable String docName,
        @Nullable String docNo,
        @Nullable String kind,
        @Nullable String content,
        @Nullable String certName,
        @Nullable String certNo,
        @Nullable LocalDate decisionDate,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Nullable Organ organ,
        @Nullable Organ source,
        @Nullable String remark,
        @Nullable Boolean secret,
        @Nullable String correctionOf,
        List<Attachment> attachments,
        @Nullable Boolean legalReview)
        implements Decision {

    public LicenceSubmission {
        attachments = Lists.copy(attachments);
    }

    @Override
    public LicenceSubmission with(@Nullable String recordId, @Nullable String correctionOf) {
        return new LicenceSubmission(
                recordId,
                province,
                party,
                docName,
                docNo,
                kind,
                content,
                certName,
                certNo,
                decisionDate,
                validFrom,
                validTo,
                organ,
                source,
                remark,
                secret,
                correctionOf,
                attachments,
                legalReview);
    }

    /** Returns how the credit platform gets it; only of a submission without faults. */
    Licence form(String id) {
        return new Licence(
                id,
                Objects.requireNonNull(party),
                docName,
                Objects.requireNonNull(docNo),
                Objects.requireNonNull(kind),
                Objects.requireNonNull(content),
                certName,
                certNo,
                Objects.requireNonNull(decisionDate),
                validFrom,
                validTo,
                Objects.requireNonNull(organ),
                Objects.requireNonNull(source),
                remark);
    }

    /** Shows no text. */
    @Override
    public String toString() {
        return "licence " + docNo;
    }
}
