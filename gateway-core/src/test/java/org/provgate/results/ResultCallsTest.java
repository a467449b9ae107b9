package org.provgate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.submissions.Department.FIRM;
import static org.provgate.submissions.Department.XF;
import static org.provgate.submissions.Department.ZJ;
import static org.provgate.submissions.Department.result;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Verification;
import org.provgate.submissions.Department;
import org.provgate.submissions.Intake;
import org.provgate.submissions.Mode;
import org.provgate.submissions.RecordError;

/** What calls come to: all or the good ones, corrections, and many at once. */
class ResultCallsTest {

    private final Department department = new Department();

    @Test
    void ALL_takes_nothing_if_one_is_wrong_and_GOOD_takes_the_others() {
        department.targets(3);
        var three = List.of(result("SUBJ-000001"), result("SUBJ-999999"), result("SUBJ-000003"));
        var none = department.results.submit(three, ZJ, Mode.ALL, "S-1");
        assertThat(none.accepted()).isEmpty();
        assertThat(none.errors()).extracting(RecordError::row).containsExactly(1);
        assertThat(department.count("record") + department.count("delivery") + department.count("evidence"))
                .isZero();
        var some = department.results.submit(three, ZJ, Mode.GOOD, "S-2");
        assertThat(some.accepted()).extracting(Intake.Accepted::row).containsExactly(0, 2);
        assertThat(some.errors()).hasSize(1);
        assertThat(department.count("record")).isEqualTo(2);
        assertThat(department.count("evidence")).isEqualTo(1);
    }

    @Test
    void a_call_of_a_thousand_tells_every_fault_of_every_record() {
        department.targets(1_000);
        var results = IntStream.rangeClosed(1, 1_000)
                .mapToObj(n -> result(String.format("SUBJ-%06d", n)))
                .map(r -> new ResultSubmission(
                        "一",
                        r.taskId(),
                        r.subject(),
                        r.itemCodes(),
                        null,
                        r.checkDate().plusDays(10),
                        List.of("ZJ1"),
                        r.findings(),
                        null,
                        null,
                        false,
                        null,
                        "none",
                        List.of(),
                        null))
                .toList();
        var intake = department.results.submit(results, ZJ, Mode.GOOD, "S-1");
        assertThat(intake.errors()).hasSize(6_000);
        assertThat(intake.errors().stream().filter(e -> e.row() == 999).map(RecordError::field))
                .containsExactlyInAnyOrder("recordId", "mode", "checkDate", "certNos", "refusalNote", "correctionOf");
        assertThat(department.count("record")).isZero();
    }

    @Test
    void the_same_subject_twice_in_a_call_is_told_with_the_first_place() {
        var intake = department.results.submit(List.of(result(FIRM), result(FIRM)), ZJ, Mode.GOOD, "S-1");
        assertThat(intake.accepted()).hasSize(1);
        assertThat(intake.errors()).singleElement().satisfies(e -> {
            assertThat(e.row()).isEqualTo(1);
            assertThat(e.code()).isEqualTo("twice");
            assertThat(e.zh()).contains("第1条");
        });
    }

    @Test
    void a_second_result_names_the_first_and_another_department_has_its_own() {
        var first = accepted(result(FIRM));
        var second = department.results.submit(List.of(result(FIRM)), ZJ, Mode.ALL, "S-2");
        assertThat(second.errors()).singleElement().satisfies(e -> {
            assertThat(e.code()).isEqualTo("second-record");
            assertThat(e.en()).contains(first);
        });
        assertThat(department
                        .results
                        .submit(List.of(result(FIRM)), XF, Mode.ALL, "S-3")
                        .errors())
                .isEmpty();
    }

    @Test
    void a_correction_names_a_record_of_the_same_thing_that_is_not_corrected_yet() {
        var first = accepted(result(FIRM));
        assertThat(codes(correction("R-unknown"))).containsExactly("correction-unknown");
        assertThat(department
                        .results
                        .submit(List.of(correction(first)), XF, Mode.ALL, "S-x")
                        .errors())
                .extracting(RecordError::code)
                .containsExactly("correction-unknown");
        var second = accepted(correction(first));
        assertThat(codes(correction(first))).containsExactly("already-corrected");
        assertThat(department
                        .jdbc
                        .sql(
                                "SELECT content FROM delivery JOIN delivery_content ON delivery_id = id WHERE external_id = :id")
                        .param("id", second)
                        .query(String.class)
                        .single())
                .contains("\"correctionOf\":\"" + first + "\"");
        // refused by the platform, it corrects nothing: both may be named again
        department.delivered(second, "REJECTED");
        assertThat(codes(correction(first))).isEmpty();
        assertThat(codes(correction(second))).isEmpty();
        var third = accepted(correction(first));
        assertThat(codes(correction(second))).containsExactly("already-corrected");
        assertThat(codes(correction(third))).isEmpty();
    }

    @Test
    void what_was_returned_is_corrected_also_when_the_task_is_closed() {
        var first = accepted(result(FIRM));
        department.delivered(first, "RETURNED");
        department.jdbc.sql("UPDATE task SET state = 'CLOSED'").update();
        assertThat(codes(correction(first))).isEmpty();
    }

    @Test
    void a_record_id_is_given_once() {
        department.targets(2);
        var named = result("SUBJ-000001").with("R-1", null);
        assertThat(accepted(named)).isEqualTo("R-1");
        assertThat(codes(result("SUBJ-000002").with("R-1", null))).containsExactly("record-id-taken");
        var twice = department.results.submit(
                List.of(result("SUBJ-000002").with("R-2", null), result(FIRM).with("R-2", null)), ZJ, Mode.ALL, "S-9");
        assertThat(twice.errors()).extracting(RecordError::field).containsExactly("recordId");
    }

    @Test
    void of_many_who_report_the_same_at_once_one_is_accepted_and_the_chain_holds() throws Exception {
        department.targets(40);
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(8);
        var answers = new ArrayList<Future<Intake>>();
        for (int i = 0; i < 80; i++) {
            var subject = String.format("SUBJ-%06d", 1 + i % 40);
            var number = "S-" + i;
            answers.add(threads.submit(() -> {
                start.await();
                return department.results.submit(List.of(result(subject)), ZJ, Mode.ALL, number);
            }));
        }
        start.countDown();
        int accepted = 0;
        for (var answer : answers) {
            var intake = answer.get();
            accepted += intake.accepted().size();
            assertThat(intake.accepted().size() + intake.errors().size()).isEqualTo(1);
            assertThat(intake.errors()).allMatch(e -> e.code().equals("second-record"));
        }
        threads.shutdown();
        assertThat(accepted).isEqualTo(40);
        assertThat(department.count("record")).isEqualTo(40);
        assertThat(department.count("evidence")).isEqualTo(40);
        assertThat(department.evidence.verify()).isInstanceOf(Verification.Intact.class);
    }

    private String accepted(ResultSubmission result) {
        var intake = department.results.submit(List.of(result), ZJ, Mode.ALL, "S-a");
        assertThat(intake.errors()).isEmpty();
        department.now = department.now.plusSeconds(1);
        return intake.accepted().get(0).recordId();
    }

    private List<String> codes(ResultSubmission result) {
        return department.results.check(List.of(result), ZJ).stream()
                .map(RecordError::code)
                .toList();
    }

    private static ResultSubmission correction(String of) {
        return result(FIRM).with(null, of);
    }
}
