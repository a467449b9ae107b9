package org.provgate.transfers;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.transfers.TransferForm.Origin;

/**
 * A case or clue handed over, as it stands; fields that are not told here are those of {@link TransferForm}.
 *
 * @param id area, day and chance
 * @param from code of the sender
 * @param to code of the receiver; null where it is no department here
 * @param toName the receiver's name
 * @param followedBy the transfer that puts this one right, which came back; null for none
 * @param uscc null where the subject has none
 * @param approvedBy who put it in force; never who wrote it
 * @param receiptNo the receiver's own number
 * @param due the last day of what the receiver must do next; null if nothing is due
 */
public record Transfer(
        String id,
        Kind kind,
        State state,
        String from,
        @Nullable String to,
        String toName,
        Origin origin,
        @Nullable String recordId,
        @Nullable String clueId,
        @Nullable String follows,
        @Nullable String followedBy,
        @Nullable String subject,
        @Nullable String uscc,
        String name,
        String item,
        String facts,
        @Nullable String evidence,
        boolean needsFeedback,
        @Nullable String contact,
        String writtenBy,
        Instant writtenAt,
        @Nullable String approvedBy,
        @Nullable Instant sentAt,
        @Nullable String receiptNo,
        @Nullable Due due,
        AtProvince province) {

    /** Where it stands. */
    public enum State {
        DRAFT("草拟"),
        APPROVED("已批准"),
        SENT("已移送"),
        RECEIVED("已受理"),
        RETURNED("已退回"),
        FILED("已立案"),
        NOT_FILED("不予立案"),
        HANDLED("已处理"),
        WITHDRAWN("已撤回");

        private final String chinese;

        State(String chinese) {
            this.chinese = chinese;
        }

        public String chinese() {
            return chinese;
        }
    }

    /** @param on null while its year's working days are not known @param overdue whether the day is over */
    public record Due(String rule, @Nullable LocalDate on, boolean overdue) {}

    /**
     * What the province knows of it.
     *
     * @param entry of the settings
     * @param takes whether the province's platform takes transfers; if not, it stays between the departments
     * @param delivery state in the outbox; null while it is not there
     * @param receiptNo the province's own number; null while there is none
     * @param note the same in a sentence, Chinese and English
     */
    public record AtProvince(
            String entry,
            boolean takes,
            @Nullable String delivery,
            @Nullable String receiptNo,
            String note) {

        static AtProvince of(
                String entry, boolean takes, boolean sent, @Nullable String delivery, @Nullable String receiptNo) {
            return new AtProvince(entry, takes, delivery, receiptNo, note(entry, takes, sent, delivery, receiptNo));
        }

        private static String note(
                String entry, boolean takes, boolean sent, @Nullable String delivery, @Nullable String receiptNo) {
            if (!takes)
                return "该省平台不接收移送，仅在部门之间流转 (the platform of " + entry
                        + " takes no transfers: it stays between the departments)";
            if (receiptNo != null) return "省平台已接收，回执号" + receiptNo + " (taken by " + entry + " as " + receiptNo + ")";
            if (!sent) return "移送后上报省平台 (goes to " + entry + " once it is sent)";
            return delivery == null || !List.of("REJECTED", "PARKED").contains(delivery)
                    ? "正在上报省平台 (on its way to " + entry + ")"
                    : "省平台未接收，请查看投递记录 (not taken by " + entry + ": see its delivery)";
        }
    }

    /** One step of its life. @param note what was said with it */
    public record Step(
            int number,
            State state,
            String department,
            String actor,
            Instant at,
            @Nullable String note) {}

    /** A transfer and its life. */
    public record Story(Transfer transfer, List<Step> steps) {
        public Story {
            steps = List.copyOf(steps);
        }
    }

    /** Shows nothing of the case. */
    @Override
    public String toString() {
        return "transfer " + id + " " + state;
    }
}
