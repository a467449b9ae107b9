package org.provgate.clues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.transfers.Counter.*;

import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.provgate.clues.Clue.State;
import org.provgate.rules.Refusal;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.submissions.Department;
import org.provgate.tasks.Ground;
import org.provgate.tasks.Task;
import org.provgate.transfers.Counter;
import org.provgate.transfers.Transfer;

/** What the public tells (R72), and what becomes of it (R67). */
class CluesTest {

    private static final String PHONE = "13800001234";
    private final Counter counter = new Counter();
    private final Clues clues = counter.clues;

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code())
                .as(r.getMessage())
                .isEqualTo(code));
    }

    private String assigned(String department) {
        var id = clues.tell(new Clue.Told(" 企业一 ", "夜间施工", "建设路1号", PHONE));
        clues.assign(id, department, OFFICE);
        return id;
    }

    @Test
    void R72_contact_is_shown_to_the_department_that_has_the_clue_and_to_nobody_else() {
        var id = assigned("ZJ");
        assertThat(id).matches("C20261121-[0-9a-f]{12}");
        assertThat(clues.one(id, WANG)).returns(PHONE, Clue::contact).returns("企业一", Clue::subject);
        assertThat(clues.one(id, OFFICE)).returns(null, Clue::contact).returns("夜间施工", Clue::what);
        assertThat(clues.list(null, null, 10, OFFICE)).singleElement().returns(null, Clue::contact);
        refused("clue-unknown", () -> clues.one(id, FIRE));
        assertThat(clues.list(null, null, 10, FIRE)).isEmpty();
        assertThat(counter.events("ZJ")).containsExactly("clue.assigned");
        assertThat(counter.bureau
                        .jdbc
                        .sql("SELECT string_agg(e::text, '') FROM evidence e")
                        .query(String.class)
                        .single())
                .contains("clue.told", "clue.assigned")
                .doesNotContain(PHONE, "企业一", "夜间");
        assertThat(clues.one(id, WANG).toString()).doesNotContain(PHONE);
    }

    @Test
    void R72_what_is_told_has_bounds_and_holds_no_identity_card_number() {
        assertThatThrownBy(() -> clues.tell(new Clue.Told("", "事".repeat(2_001), null, "410402197901011231")))
                .hasMessageContaining("subject is missing")
                .hasMessageContaining("what has 2001 characters, at most 2000")
                .hasMessageContaining("contact holds an identity-card number");
        assertThat(clues.unassigned()).isZero();
    }

    @Test
    void R67_only_the_office_assigns_and_another_department_may_get_it_while_nothing_was_done() {
        var id = assigned("XF");
        refused("not-office", () -> clues.assign(id, "ZJ", FIRE));
        refused("department-unknown", () -> clues.assign(id, "ZZ", OFFICE));
        clues.assign(id, "ZJ", OFFICE);
        refused("clue-unknown", () -> clues.close(id, "x", FIRE));
        clues.close(id, "经核实不属实", WANG);
        refused("wrong-state", () -> clues.assign(id, "XF", OFFICE));
        assertThat(clues.list(State.CLOSED, null, 10, OFFICE)).hasSize(1);
    }

    @Test
    void R61_a_clue_becomes_a_task_outside_the_draw_with_its_number() {
        var id = assigned("ZJ");
        var order = new Clues.Inspection(
                "核查",
                "henan",
                "410402",
                LocalDate.of(2026, 11, 23),
                LocalDate.of(2026, 11, 30),
                List.of(Department.FIRM),
                List.of("ZJ1", "ZJ2"));
        var clue = clues.inspect(id, order, WANG);
        assertThat(counter.tasks.one(clue.task()).orElseThrow())
                .returns(Ground.COMPLAINT, Task::ground)
                .returns(id, Task::reference);
        refused("wrong-state", () -> clues.inspect(id, order, WANG));
    }

    @Test
    void R59_a_clue_is_handed_over_as_a_transfer_and_if_that_is_refused_it_stays() {
        var id = assigned("ZJ");
        assertThatThrownBy(() -> clues.handOver(id, form(Kind.OTHER_DEPT, "ZJ", null), WANG))
                .hasMessageContaining("the receiver is the sender");
        assertThat(clues.one(id, WANG).state()).isEqualTo(State.ASSIGNED);
        var clue = clues.handOver(id, form(Kind.OTHER_DEPT, "ST", null), WANG);
        assertThat(counter.transfers.one(clue.transfer(), WANG).transfer()).returns(id, Transfer::clueId);
    }
}
