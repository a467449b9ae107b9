package org.provgate.credit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty.Organ;
import org.provgate.submissions.Attachment;
import org.provgate.submissions.HandedIn;

/** What penalties and licences have in common. */
public sealed interface Decision extends HandedIn permits PenaltySubmission, LicenceSubmission {

    /** Returns the entry of the settings whose credit platform is meant; null where only one takes such records. */
    @Nullable
    String province();

    /** Returns 行政相对人. */
    @Nullable
    Party party();

    /** Returns 决定文书名称. */
    @Nullable
    String docName();

    /** Returns 决定文书号, by which the department's decision is known. */
    @Nullable
    String docNo();

    /** Returns 决定内容. */
    @Nullable
    String content();

    /** Returns 决定日期. */
    @Nullable
    LocalDate decisionDate();

    /** Returns 决定机关. */
    @Nullable
    Organ organ();

    /** Returns 数据来源单位. */
    @Nullable
    Organ source();

    /** Returns 备注. */
    @Nullable
    String remark();

    /** Returns 是否涉密: such a decision is not made public. */
    @Nullable
    Boolean secret();

    /** Returns 附件. */
    List<Attachment> attachments();

    /** Returns the same with these two ids. */
    Decision with(@Nullable String recordId, @Nullable String correctionOf);

    /** Returns 法制审核 (R52): true if passed, false if due and open, null if none is due. */
    @Nullable
    Boolean legalReview();
}
