package org.provgate.results;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.submissions.Attachment;
import org.provgate.submissions.HandedIn;
import org.provgate.submissions.Lists;

/**
 * What a department found at one subject of one task (抽查检查结果, domain 3.6). Any field may be missing here: what must not be is
 * told by {@link Results}, all at once.
 *
 * @param recordId 结果编号, at most 50 characters; null leaves it to the gateway
 * @param taskId 抽查任务编号, 18 digits
 * @param subject 统一社会信用代码, or the subject's key in the register
 * @param itemCodes 抽查事项编码, 14 digits each
 * @param mode 检查方式
 * @param checkDate 检查日期
 * @param certNos 执法证号 of at least two officers of the task
 * @param findings 抽查检查结果, at least one
 * @param problems 发现的问题, at most 2,000 characters
 * @param disposition 后续处置, at most 1,000 characters
 * @param signed 签字 (R47): whether the subject signed
 * @param refusalNote 拒签情况: why nobody signed; there exactly if nobody did
 * @param correctionOf 更正的原记录编号: the record this one replaces
 * @param attachments 附件
 * @param legalReview 法制审核 (R52): true if passed, false if due and open, null if none is due
 */
public record ResultSubmission(
        @Nullable String recordId,
        @Nullable String taskId,
        @Nullable String subject,
        List<String> itemCodes,
        @Nullable CheckMode mode,
        @Nullable LocalDate checkDate,
        List<String> certNos,
        List<Finding> findings,
        @Nullable String problems,
        @Nullable String disposition,
        @Nullable Boolean signed,
        @Nullable String refusalNote,
        @Nullable String correctionOf,
        List<Attachment> attachments,
        @Nullable Boolean legalReview)
        implements HandedIn {

    public ResultSubmission {
        itemCodes = Lists.copy(itemCodes);
        certNos = Lists.copy(certNos);
        findings = Lists.copy(findings);
        attachments = Lists.copy(attachments);
    }

    /** Returns the same with these two ids. */
    public ResultSubmission with(@Nullable String recordId, @Nullable String correctionOf) {
        return new ResultSubmission(
                recordId,
                taskId,
                subject,
                itemCodes,
                mode,
                checkDate,
                certNos,
                findings,
                problems,
                disposition,
                signed,
                refusalNote,
                correctionOf,
                attachments,
                legalReview);
    }

    /** Shows no text. */
    @Override
    public String toString() {
        return "result of " + subject + " in task " + taskId;
    }
}
