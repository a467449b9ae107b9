package org.provgate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.submissions.Department.DRAWN;
import static org.provgate.submissions.Department.FIRM;
import static org.provgate.submissions.Department.ITEM;
import static org.provgate.submissions.Department.ITEM2;
import static org.provgate.submissions.Department.TASK;
import static org.provgate.submissions.Department.XF;
import static org.provgate.submissions.Department.ZJ;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.submissions.Attachment;
import org.provgate.submissions.Department;
import org.provgate.submissions.RecordError;
import org.provgate.submissions.Submitter;

/** What a result must be: each rule once broken and once kept. */
class ResultRulesTest {

    private static final String SHA = "a".repeat(64);
    private static final String CARD = "110105194912310021";

    private final Department department = new Department();

    @Test
    void a_whole_result_has_no_fault_and_an_empty_one_tells_all_that_is_missing() {
        good(r -> {});
        assertThat(faults(ZJ, new Draft().empty()))
                .containsExactlyInAnyOrder(
                        "taskId missing",
                        "subject missing",
                        "itemCodes missing",
                        "mode missing",
                        "checkDate missing",
                        "certNos missing",
                        "findings missing",
                        "signed missing");
    }

    @Test
    void R69_the_task_is_known_open_and_dispatched() {
        good(r -> r.taskId = DRAWN);
        bad("taskId task-unknown", r -> r.taskId = "410402209901010001");
        department.jdbc.sql("UPDATE batch SET state = 'DRAWN'").update();
        bad("taskId task-not-dispatched", r -> r.taskId = DRAWN);
        department.jdbc.sql("UPDATE batch SET state = 'CLOSED'").update();
        bad("taskId task-closed", r -> r.taskId = DRAWN);
        department.jdbc.sql("UPDATE task SET state = 'CLOSED'").update();
        bad("taskId task-closed", r -> {});
    }

    @Test
    void the_task_is_one_the_department_inspects() {
        assertThat(faults(XF, new Draft())).isEmpty();
        assertThat(faults(new Submitter("SH", "赵"), new Draft())).containsExactly("taskId not-your-task");
    }

    @Test
    void the_subject_is_known_and_a_target_of_the_task() {
        department.subject("SUBJ-9", "别的企业");
        good(r -> r.subject = FIRM.toLowerCase(java.util.Locale.ROOT));
        bad("subject subject-not-in-task", r -> r.subject = "SUBJ-9");
        bad("subject subject-unknown", r -> r.subject = "SUBJ-10");
        bad("subject subject-unknown", r -> r.subject = " x");
    }

    @Test
    void a_subject_that_left_the_register_since_it_was_drawn_is_reported_as_it_was_last() {
        department
                .jdbc
                .sql("WITH gone AS (DELETE FROM subject WHERE identity = :firm RETURNING *)"
                        + " INSERT INTO subject_history SELECT *, now() FROM gone")
                .param("firm", FIRM)
                .update();
        good(r -> {});
    }

    @Test
    void R26_two_officers_at_least_known_of_the_task_no_experts() {
        bad("certNos too-few", r -> r.certNos = List.of("ZJ1"));
        bad("certNos twice", r -> r.certNos = List.of("ZJ1", "ZJ1"));
        bad("certNos/1 officer-unknown", r -> r.certNos = List.of("ZJ1", "豫X1"));
        bad("certNos/1 officer-not-in-task", r -> r.certNos = List.of("ZJ1", "ZJ3"));
        bad("certNos/1 officer-expert", r -> r.certNos = List.of("ZJ1", "ZJ4"));
        bad("certNos/1 missing", r -> r.certNos = Arrays.asList("ZJ1", null));
        good(r -> r.certNos = List.of("ZJ1", "XF2"));
    }

    @Test
    void R27_a_substitute_after_a_recusal_counts_and_who_left_does_not() {
        department
                .jdbc
                .sql("UPDATE task_seat SET officer_id = 'ZJ3' WHERE officer_id = 'ZJ2'")
                .update();
        good(r -> r.certNos = List.of("ZJ1", "ZJ3"));
        bad("certNos/1 officer-not-in-task", r -> r.certNos = List.of("ZJ1", "ZJ2"));
    }

    @Test
    void R20_certificates_are_valid_on_the_day_of_the_check() {
        department
                .jdbc
                .sql("UPDATE officer SET cert_valid_to = '2026-11-19' WHERE id = 'ZJ2'")
                .update();
        bad("certNos/1 certificate-expired", r -> {});
        good(r -> r.checkDate = LocalDate.of(2026, 11, 19));
    }

    @Test
    void R6_items_stand_on_a_fixed_list_of_the_tasks_departments_and_year() {
        good(r -> r.itemCodes = List.of(ITEM, ITEM2));
        department.items(2026, "SH", "41040200000003");
        department.items(2027, "ZJ", "41040200000004");
        department.items(2026, "XF", "41040200000005");
        bad("itemCodes/0 item-not-listed", r -> r.itemCodes = List.of("41040200000003"));
        bad("itemCodes/1 item-not-listed", r -> r.itemCodes = List.of(ITEM, "41040200000004"));
        good(r -> r.itemCodes = List.of("41040200000005"));
        bad("itemCodes missing", r -> r.itemCodes = List.of());
        bad("itemCodes twice", r -> r.itemCodes = List.of(ITEM, ITEM));
        department
                .jdbc
                .sql("UPDATE item_list SET state = 'DRAFT', fixed_at = NULL, fixed_by = NULL WHERE department = 'XF'")
                .update();
        bad("itemCodes/0 item-not-listed", r -> r.itemCodes = List.of("41040200000005"));
    }

    @Test
    void nothing_found_and_no_activity_stand_alone() {
        good(r -> r.findings = List.of(Finding.UNREACHABLE, Finding.FOLLOW_UP));
        bad("findings findings-exclude", r -> r.findings = List.of(Finding.NO_PROBLEM, Finding.CORRECTED));
        bad("findings findings-exclude", r -> r.findings = List.of(Finding.FOLLOW_UP, Finding.NO_ACTIVITY));
        bad("findings twice", r -> r.findings = List.of(Finding.FOLLOW_UP, Finding.FOLLOW_UP));
        bad("findings/0 missing", r -> r.findings = Collections.singletonList(null));
    }

    @Test
    void the_check_lies_within_the_task_and_not_after_today_in_shanghai() {
        good(r -> r.checkDate = LocalDate.of(2026, 11, 21));
        good(r -> r.checkDate = LocalDate.of(2026, 11, 1));
        bad("checkDate future", r -> r.checkDate = LocalDate.of(2026, 11, 22));
        bad("checkDate outside-task", r -> r.checkDate = LocalDate.of(2026, 10, 31));
        // in UTC it is still the 21st
        department.now = java.time.Instant.parse("2026-11-21T16:00:00Z");
        good(r -> r.checkDate = LocalDate.of(2026, 11, 22));
    }

    @Test
    void R47_a_refused_signature_has_its_note_and_a_signature_has_none() {
        good(r -> {
            r.signed = false;
            r.refusalNote = "法定代表人拒绝签字";
        });
        bad("refusalNote missing", r -> r.signed = false);
        bad("refusalNote missing", r -> {
            r.signed = false;
            r.refusalNote = " ";
        });
        bad("refusalNote signed", r -> r.refusalNote = "拒绝");
    }

    @Test
    void R52_an_open_legal_review_holds_a_result_back() {
        good(r -> r.legalReview = true);
        bad("legalReview legal-review-open", r -> r.legalReview = false);
    }

    @Test
    void texts_have_a_length_and_characters_that_can_be_seen_and_stored() {
        good(r -> r.problems = "𠀀".repeat(2_000));
        bad("problems length", r -> r.problems = "字".repeat(2_001));
        bad("disposition length", r -> r.disposition = "字".repeat(1_001));
        bad("problems characters", r -> r.problems = "a\u0000b");
        bad("problems characters", r -> r.problems = "a\ud840b");
        good(r -> r.problems = "一行\n又一行");
        bad("recordId format", r -> r.recordId = "一");
        bad("recordId format", r -> r.recordId = "a".repeat(51));
        good(r -> r.recordId = "a".repeat(50));
    }

    @Test
    void no_text_holds_an_identity_card_number_and_no_error_repeats_it() {
        for (Consumer<Draft> put : List.<Consumer<Draft>>of(
                r -> r.problems = "负责人" + CARD,
                r -> r.disposition = CARD,
                r -> r.refusalNote = CARD,
                r -> r.attachments = List.of(new Attachment(CARD, "https://a.cn/b", SHA, 1L)),
                r -> r.recordId = CARD)) {
            var draft = new Draft();
            put.accept(draft);
            var errors = department.results.check(List.of(draft.result()), ZJ);
            assertThat(errors).extracting(RecordError::code).contains("personal-data");
            assertThat(errors.toString()).doesNotContain(CARD);
        }
        // a task's number has the form of one
        good(r -> r.problems = "见任务" + TASK + "的检查表");
        good(r -> r.recordId = TASK + "-1");
    }

    @Test
    void attachments_are_referred_to_with_digest_and_size() {
        good(r -> r.attachments = List.of(
                new Attachment("笔录.pdf", "https://files.example/a%20b", SHA, 200L << 20),
                new Attachment("录像", "smb://nas/check/1.mp4", SHA, 1L)));
        badFile("attachments/0/name missing", new Attachment(null, "https://a.cn/b", SHA, 1L));
        badFile("attachments/0/uri uri", new Attachment("a", "file:///etc/passwd", SHA, 1L));
        badFile("attachments/0/uri uri", new Attachment("a", "https://user:pw@a.cn/b", SHA, 1L));
        badFile("attachments/0/uri uri", new Attachment("a", "not a uri", SHA, 1L));
        badFile("attachments/0/sha256 format", new Attachment("a", "https://a.cn/b", "A".repeat(64), 1L));
        badFile("attachments/0/bytes size", new Attachment("a", "https://a.cn/b", SHA, (200L << 20) + 1));
        badFile("attachments/0/bytes size", new Attachment("a", "https://a.cn/b", SHA, 0L));
        bad("attachments/0 missing", r -> r.attachments = Collections.singletonList(null));
        bad(
                "attachments length",
                r -> r.attachments = Collections.nCopies(21, new Attachment("a", "https://a.cn/b", SHA, 1L)));
    }

    private void badFile(String expected, Attachment attachment) {
        bad(expected, r -> r.attachments = List.of(attachment));
    }

    private void good(Consumer<Draft> change) {
        var draft = new Draft();
        change.accept(draft);
        assertThat(faults(ZJ, draft)).isEmpty();
    }

    private void bad(String expected, Consumer<Draft> change) {
        var draft = new Draft();
        change.accept(draft);
        assertThat(faults(ZJ, draft)).containsExactly(expected);
    }

    private List<String> faults(Submitter by, Draft draft) {
        return department.results.check(List.of(draft.result()), by).stream()
                .map(e -> e.field() + " " + e.code())
                .toList();
    }

    /** A result that can be changed. */
    private static final class Draft {
        private String recordId;
        private String taskId = TASK;
        private String subject = FIRM;
        private List<String> itemCodes = List.of(ITEM);
        private CheckMode mode = CheckMode.ON_SITE;
        private LocalDate checkDate = LocalDate.of(2026, 11, 20);
        private List<String> certNos = List.of("ZJ1", "ZJ2");
        private List<Finding> findings = List.of(Finding.NO_PROBLEM);
        private String problems;
        private String disposition;
        private Boolean signed = true;
        private String refusalNote;
        private List<Attachment> attachments = List.of();
        private Boolean legalReview;

        Draft empty() {
            taskId = null;
            subject = null;
            itemCodes = null;
            mode = null;
            checkDate = null;
            certNos = null;
            findings = null;
            signed = null;
            return this;
        }

        ResultSubmission result() {
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
                    null,
                    attachments,
                    legalReview);
        }
    }
}
