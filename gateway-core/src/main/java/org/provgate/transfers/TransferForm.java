package org.provgate.transfers;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.supervision.CaseTransfer.Kind;

/**
 * A case or clue as somebody writes it (domain 3.11); what is missing or wrong is told by {@link Transfers#write}.
 *
 * @param to code of the department that shall have it; null where {@code organ} is given, or the kind has one receiver alone
 * @param organ name of a receiver that is no department here: a court, a procuratorate, another area's police
 * @param province entry of the settings; null where the record or the settings leave no choice
 * @param origin 案件来源; null where a record says it: 现场检查
 * @param recordId the result or penalty it comes from, of the same department
 * @param follows the transfer that came back (退回), which this one puts right
 * @param subject key in the register, mostly the USCC; null where it has none, or the record says it
 * @param name of the subject; null where the register knows it
 * @param item 涉嫌事项
 * @param facts 情况
 * @param evidence 证据
 * @param needsFeedback whether an answer is asked for; of anything but a copy always
 * @param contact whom to ask at the sender's; not sent to the province
 */
public record TransferForm(
        @Nullable Kind kind,
        @Nullable String to,
        @Nullable String organ,
        @Nullable String province,
        @Nullable Origin origin,
        @Nullable String recordId,
        @Nullable String follows,
        @Nullable String subject,
        @Nullable String name,
        @Nullable String item,
        @Nullable String facts,
        @Nullable String evidence,
        @Nullable Boolean needsFeedback,
        @Nullable String contact) {

    /** 案件来源 (domain 4.9). */
    public enum Origin {
        /** 现场检查. */
        ON_SITE,
        /** 投诉. */
        COMPLAINT,
        /** 举报. */
        REPORT,
        /** 上级交办. */
        SUPERIOR,
        /** 其他机关移送. */
        OTHER_ORGAN,
        /** 媒体. */
        MEDIA,
        /** 其他. */
        OTHER
    }

    public TransferForm {
        subject = subject == null || subject.isBlank() ? null : subject.strip().toUpperCase(Locale.ROOT);
    }

    /** Shows nothing of the case. */
    @Override
    public String toString() {
        return "transfer of kind " + kind + " to " + (to == null ? organ : to);
    }
}
