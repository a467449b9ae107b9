package org.provgate.suspicions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.transfers.Counter.*;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.provgate.credit.HandedIn;
import org.provgate.rules.Refusal;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.submissions.Department;
import org.provgate.submissions.Mode;
import org.provgate.suspicions.Suspicion.State;
import org.provgate.tasks.DrawnTasks;
import org.provgate.tasks.Task;
import org.provgate.transfers.Counter;
import org.provgate.transfers.Transfer;
import org.provgate.transfers.TransferRules;
import org.provgate.transfers.TransferWatch;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A suspected crime ends with a case that was handed over, or a reason another person reviewed, and no other way (R60). */
class SuspicionsTest {

    private final Counter counter = new Counter();
    private final Suspicions suspicions = counter.suspicions;

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code())
                .as(r.getMessage())
                .isEqualTo(code));
    }

    private void cannotClose(String record) {
        assertThatThrownBy(() -> counter.tasks.close(Department.TASK, "office"))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("suspected-crime-open"))
                .hasMessageContaining(record)
                .hasMessageContaining("PUBLIC_SECURITY");
    }

    @Test
    void R60_a_task_with_an_open_suspicion_cannot_be_closed_until_the_case_was_sent() {
        var record = counter.result();
        assertThat(suspicions.mark(record, "标书雷同", WANG))
                .returns(State.OPEN, Suspicion::state)
                .returns(LocalDate.of(2026, 11, 25), Suspicion::dueOn);
        cannotClose(record);
        var id = counter.transfers
                .write(form(Kind.PUBLIC_SECURITY, null, record), WANG)
                .transfer()
                .id();
        counter.transfers.approve(id, ZHAO);
        cannotClose(record);
        counter.transfers.send(id, WANG);
        assertThat(suspicions.one(record, WANG).state()).isEqualTo(State.TRANSFERRED);
        assertThat(counter.tasks.close(Department.TASK, "office").state()).isEqualTo(Task.State.CLOSED);
    }

    @Test
    void R60_a_transfer_to_another_department_ends_no_suspicion() {
        var record = counter.result();
        suspicions.mark(record, "标书雷同", WANG);
        counter.sent(form(Kind.OTHER_DEPT, "GA", record));
        cannotClose(record);
    }

    @Test
    void R60_a_case_that_came_back_opens_the_suspicion_again_and_none_is_taken_back_from_the_police() {
        var record = counter.result();
        suspicions.mark(record, "标书雷同", WANG);
        var first = counter.sent(form(Kind.PUBLIC_SECURITY, null, record)).id();
        counter.transfers.answer(first, Transfer.State.RETURNED, null, "材料不全", POLICE);
        cannotClose(record);
        var second = counter.sent(form(Kind.PUBLIC_SECURITY, null, record)).id();
        assertThat(suspicions.list(true, 10, WANG)).isEmpty();
        refused("transfer-sent", () -> counter.transfers.withdraw(second, "补正", WANG));
        assertThat(suspicions.list(true, 10, WANG)).isEmpty();
    }

    @Test
    void R60_a_correction_of_the_record_ends_no_suspicion_and_a_case_that_names_it_does() {
        var record = counter.result();
        suspicions.mark(record, "标书雷同", WANG);
        counter.bureau.delivered(record, "ACCEPTED");
        var corrected = counter.bureau.results.submit(
                List.of(Department.result(Department.FIRM).with(null, record)), Department.ZJ, Mode.ALL, "S-2");
        assertThat(corrected.errors()).isEmpty();
        cannotClose(record);
        var correction = corrected.accepted().get(0).recordId();
        refused("suspicion-marked", () -> suspicions.mark(correction, "标书雷同", WANG));
        counter.sent(form(Kind.PUBLIC_SECURITY, null, correction));
        assertThat(counter.tasks.close(Department.TASK, "office").state()).isEqualTo(Task.State.CLOSED);
    }

    @Test
    void R60_a_reason_counts_once_another_person_has_reviewed_it() {
        var record = counter.result();
        suspicions.mark(record, "标书雷同", WANG);
        refused("reason-none", () -> suspicions.review(record, ZHAO));
        suspicions.explain(record, "雷同部分为招标文件范本", WANG);
        cannotClose(record);
        refused("own-approval", () -> suspicions.review(record, WANG));
        assertThat(suspicions.review(record, ZHAO)).returns(State.DISMISSED, Suspicion::state);
        refused("wrong-state", () -> suspicions.explain(record, "x", WANG));
        assertThat(counter.tasks.close(Department.TASK, "office").state()).isEqualTo(Task.State.CLOSED);
    }

    @Test
    void R60_a_penalty_suspected_of_being_a_crime_holds_up_the_task_that_visits_its_party() {
        var record = HandedIn.penalty(counter.bureau, 1, "");
        suspicions.mark(record, "数额较大", WANG);
        cannotClose(record);
        suspicions.explain(record, "未达立案标准", WANG);
        suspicions.review(record, ZHAO);
        assertThat(counter.tasks.close(Department.TASK, "office").state()).isEqualTo(Task.State.CLOSED);
    }

    @Test
    void R60_nothing_is_marked_while_a_task_is_being_closed() throws Exception {
        var record = counter.result();
        var thread = Executors.newSingleThreadExecutor();
        try {
            var marked = new TransactionTemplate(new DataSourceTransactionManager(counter.bureau.database))
                    .execute(tx -> {
                        counter.tasks.close(Department.TASK, "office");
                        var mark = thread.submit(() -> suspicions.mark(record, "标书雷同", WANG));
                        while (!mark.isDone() && waiting() == 0) Thread.onSpinWait();
                        assertThat(mark).as("waits for the close").isNotDone();
                        return mark;
                    });
            assertThat(marked.get(20, TimeUnit.SECONDS).state()).isEqualTo(State.OPEN);
        } finally {
            thread.shutdownNow();
        }
    }

    private long waiting() {
        return counter.bureau
                .jdbc
                .sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
                .query(Long.class)
                .single();
    }

    @Test
    void R60_nor_can_the_batch_of_a_drawn_task_be_closed() {
        var record = counter.result();
        counter.bureau
                .jdbc
                .sql("UPDATE record SET task_id = :t")
                .param("t", Department.DRAWN)
                .update();
        suspicions.mark(record, "标书雷同", WANG);
        refused("suspected-crime-open", () -> new DrawnTasks(counter.bureau.database).close("B1"));
        refused("task-drawn", () -> counter.tasks.close(Department.DRAWN, "office"));
    }

    @Test
    void R60_what_is_not_handed_over_in_time_is_overdue_for_its_department() {
        suspicions.mark(counter.result(), "标书雷同", WANG);
        assertThat(counter.watch.overdue()).isEmpty();
        counter.bureau.now = counter.bureau.now.plus(Duration.ofDays(5));
        assertThat(suspicions.list(true, 10, WANG)).singleElement().returns(true, Suspicion::overdue);
        assertThat(counter.watch.overdue())
                .containsExactly(
                        new TransferWatch.Overdue("ZJ", TransferRules.Duty.TRANSFER, 1, LocalDate.of(2026, 11, 25)));
    }

    @Test
    void R60_another_departments_record_and_suspicion_are_not_there() {
        var record = counter.result();
        refused("record-unknown", () -> suspicions.mark(record, "x", FIRE));
        suspicions.mark(record, "标书雷同", WANG);
        refused("suspicion-unknown", () -> suspicions.one(record, FIRE));
        refused("suspicion-unknown", () -> suspicions.explain(record, "x", FIRE));
        refused("suspicion-unknown", () -> suspicions.review(record, FIRE));
        assertThat(suspicions.list(false, 10, FIRE)).isEmpty();
        assertThat(suspicions.list(false, 10, OFFICE)).hasSize(1);
    }
}
