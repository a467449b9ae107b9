package org.provgate.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.transfers.Counter.*;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Verification;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.submissions.Department;
import org.provgate.transfers.Transfer.State;
import org.provgate.transfers.TransferForm.Origin;
import org.provgate.transfers.Transfers.Box;
import org.provgate.transfers.Transfers.Filter;

/** A case from its first word to its outcome (R59, R60). */
class TransfersTest {

    private static final Filter ALL = new Filter(null, Set.of(), false);
    private final Counter counter = new Counter();
    private final Transfers transfers = counter.transfers;

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code())
                .as(r.getMessage())
                .isEqualTo(code));
    }

    @Test
    void R59_a_case_to_another_department_is_sent_received_and_answered_and_both_sides_are_told() {
        var written = transfers
                .write(form(Kind.OTHER_DEPT, "XF", counter.result()), WANG)
                .transfer();
        assertThat(written.id()).matches("410402-20261121-[0-9a-f]{12}");
        assertThat(written)
                .returns("企业一", Transfer::name)
                .returns(Department.FIRM, Transfer::uscc)
                .returns("消防救援大队", Transfer::toName)
                .returns(null, Transfer::due);
        var sent = transfers.send(written.id(), WANG).transfer();
        assertThat(sent.due()).isEqualTo(new Transfer.Due("R59-answer", LocalDate.of(2026, 11, 27), false));
        assertThat(counter.events("XF")).containsExactly("transfer.sent");
        var received = transfers
                .answer(sent.id(), State.RECEIVED, "消受〔2026〕3号", null, FIRE)
                .transfer();
        assertThat(received).returns("消受〔2026〕3号", Transfer::receiptNo);
        assertThat(received.due().rule()).isEqualTo("R59-outcome");
        var story = transfers.outcome(sent.id(), State.HANDLED, "已责令改正", FIRE);
        assertThat(story.transfer()).returns(State.HANDLED, Transfer::state).returns(null, Transfer::due);
        assertThat(story.steps())
                .extracting(Transfer.Step::state)
                .containsExactly(State.DRAFT, State.SENT, State.RECEIVED, State.HANDLED);
        assertThat(counter.events("ZJ")).containsExactly("transfer.answered", "transfer.answered");
        assertThat(counter.bureau.evidence.verify()).isInstanceOf(Verification.Intact.class);
        assertThat(counter.bureau
                        .jdbc
                        .sql("SELECT string_agg(e::text, '') FROM evidence e WHERE action LIKE 'transfer.%'")
                        .query(String.class)
                        .single())
                .contains("transfer.written", "transfer.sent", "transfer.received", "transfer.handled")
                .doesNotContain("0375", "企业一", "投标");
    }

    @Test
    void R60_a_case_to_the_police_goes_out_only_after_another_person_approved_it() {
        var id = transfers
                .write(form(Kind.PUBLIC_SECURITY, null, null), WANG)
                .transfer()
                .id();
        refused("not-approved", () -> transfers.send(id, ZHAO));
        refused("own-approval", () -> transfers.approve(id, WANG));
        assertThat(transfers.approve(id, ZHAO).transfer()).returns("zhao", Transfer::approvedBy);
        assertThat(transfers.send(id, WANG).transfer())
                .returns("GA", Transfer::to)
                .extracting(t -> t.due().on())
                .isEqualTo(LocalDate.of(2026, 11, 25));
        refused("wrong-state", () -> transfers.send(id, WANG));
    }

    @Test
    void R59_nobody_but_the_two_sides_and_the_office_finds_a_transfer_and_the_receiver_not_before_it_was_sent() {
        var id = transfers
                .write(form(Kind.OTHER_DEPT, "XF", null), WANG)
                .transfer()
                .id();
        refused("transfer-unknown", () -> transfers.one(id, FIRE));
        refused("transfer-unknown", () -> transfers.answer(id, State.RECEIVED, null, null, FIRE));
        assertThat(transfers.list(ALL, null, 10, FIRE)).isEmpty();
        transfers.send(id, WANG);
        assertThat(transfers.one(id, FIRE).transfer().id()).isEqualTo(id);
        refused("transfer-unknown", () -> transfers.one(id, POLICE));
        refused("transfer-unknown", () -> transfers.send(id, POLICE));
        assertThat(transfers.list(ALL, null, 10, POLICE)).isEmpty();
        assertThat(transfers.list(ALL, null, 10, OFFICE)).hasSize(1);
        refused("not-receiver", () -> transfers.answer(id, State.RECEIVED, null, null, WANG));
        refused("not-sender", () -> transfers.withdraw(id, "误送", FIRE));
    }

    @Test
    void R59_what_came_back_is_put_right_by_a_further_one_to_another() {
        var first = counter.sent(form(Kind.OTHER_DEPT, "XF", null)).id();
        assertThatThrownBy(() -> transfers.answer(first, State.RETURNED, null, " ", FIRE))
                .hasMessageContaining("note is missing");
        transfers.answer(first, State.RETURNED, null, "不属消防管辖", FIRE);
        var form = form(Kind.OTHER_DEPT, "SC", null);
        var again = new TransferForm(
                form.kind(),
                form.to(),
                null,
                "henan",
                Origin.ON_SITE,
                null,
                first,
                Department.FIRM,
                null,
                form.item(),
                form.facts(),
                null,
                null,
                null);
        var second = transfers.write(again, WANG).transfer();
        assertThat(transfers.one(first, WANG).transfer().followedBy()).isEqualTo(second.id());
        assertThatThrownBy(() -> transfers.write(again, WANG)).hasMessageContaining("is put right by " + second.id());
        refused("transfer-unknown", () -> transfers.one(second.id(), FIRE));
    }

    @Test
    void R59_of_an_organ_that_is_no_department_here_the_sender_enters_the_answer() {
        var form = form(Kind.JUDICIAL, null, null);
        var court = new TransferForm(
                form.kind(),
                null,
                "新华区人民检察院",
                "henan",
                Origin.ON_SITE,
                null,
                null,
                Department.FIRM,
                null,
                form.item(),
                form.facts(),
                null,
                null,
                null);
        var id = counter.sent(court).id();
        assertThat(transfers.answer(id, State.RECEIVED, "检受1号", null, WANG).transfer())
                .returns("检受1号", Transfer::receiptNo)
                .returns("新华区人民检察院", Transfer::toName);
        assertThat(transfers.outcome(id, State.FILED, null, WANG).transfer().state())
                .isEqualTo(State.FILED);
        assertThat(counter.events("ZJ")).isEmpty();
    }

    @Test
    void R59_everything_wrong_with_a_transfer_is_told_at_once() {
        var form = new TransferForm(
                Kind.PUBLIC_SECURITY,
                "XF",
                null,
                "hunan",
                null,
                null,
                "130634-20261121-000000000000",
                "X-1",
                null,
                " ",
                "张某身份证410402197901011231",
                null,
                null,
                "\u0007");
        assertThatThrownBy(() -> transfers.write(form, WANG))
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.violations())
                        .extracting(Violation::rule)
                        .containsExactlyInAnyOrder(
                                "to", "origin", "follows", "province", "subject", "name", "item", "facts", "contact"));
        assertThatThrownBy(() -> transfers.write(form(Kind.OTHER_DEPT, "ZJ", "R-foreign"), WANG))
                .hasMessageContaining("the receiver is the sender")
                .hasMessageContaining("there is no result or penalty R-foreign of this department");
    }

    @Test
    void R59_another_departments_record_is_as_unknown_as_none() {
        var record = counter.result();
        assertThatThrownBy(() -> transfers.write(form(Kind.OTHER_DEPT, "SC", record), FIRE))
                .hasMessageContaining("there is no result or penalty " + record + " of this department");
    }

    @Test
    void R59_what_was_not_answered_can_be_taken_back_and_the_receiver_is_told() {
        var id = counter.sent(form(Kind.OTHER_DEPT, "XF", null)).id();
        transfers.withdraw(id, "事实有误", WANG);
        assertThat(counter.events("XF")).containsExactly("transfer.sent", "transfer.withdrawn");
        refused("wrong-state", () -> transfers.answer(id, State.RECEIVED, null, null, FIRE));
    }

    @Test
    void R67_a_copy_that_needs_no_answer_has_no_last_day() {
        assertThat(counter.sent(form(Kind.COPY, "SC", null)).due()).isNull();
    }

    @Test
    void R60_what_is_late_is_listed_with_the_department_whose_turn_it_is() {
        var id = counter.sent(form(Kind.OTHER_DEPT, "XF", null)).id();
        var late = new Filter(Box.RECEIVED, Set.of(State.SENT), true);
        assertThat(transfers.list(late, null, 10, FIRE)).isEmpty();
        counter.bureau.now = counter.bureau.now.plus(java.time.Duration.ofDays(7));
        assertThat(transfers.list(late, null, 10, FIRE))
                .extracting(Transfer::id)
                .containsExactly(id);
        assertThat(counter.watch.overdue())
                .containsExactly(
                        new TransferWatch.Overdue("XF", TransferRules.Duty.ANSWER, 1, LocalDate.of(2026, 11, 27)));
        transfers.answer(id, State.RECEIVED, null, null, FIRE);
        assertThat(counter.watch.overdue()).isEmpty();
    }

    @Test
    void R60_a_last_day_in_a_year_without_a_calendar_is_open_and_entered_once_it_is_there() {
        var id = counter.sent(form(Kind.OTHER_DEPT, "XF", null)).id();
        var received = transfers.answer(id, State.RECEIVED, null, null, FIRE).transfer();
        assertThat(received.due()).isEqualTo(new Transfer.Due("R59-outcome", null, false));
        assertThat(counter.watch.complete()).isZero();
        counter.bureau.jdbc.sql("UPDATE transfer SET due_rule = 'R59-answer'").update();
        assertThat(counter.watch.complete()).isOne();
        assertThat(transfers.one(id, FIRE).transfer().due().on()).isEqualTo(LocalDate.of(2026, 11, 27));
    }

    @Test
    void transfers_are_paged_from_the_newest_on() {
        var ids = new java.util.ArrayList<String>();
        for (int i = 0; i < 3; i++)
            ids.add(0, transfers.write(hebei(), WANG).transfer().id());
        var page = transfers.list(ALL, null, 2, WANG);
        var rest = transfers.list(ALL, page.get(1).id(), 2, WANG);
        assertThat(List.of(page.get(0).id(), page.get(1).id(), rest.get(0).id()))
                .isEqualTo(ids);
        assertThat(rest).hasSize(1);
    }
}
