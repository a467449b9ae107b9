package org.provgate.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.deadlines.Due.State;
import org.provgate.deadlines.Obligation.Kind;
import org.provgate.evidence.Evidence;
import org.provgate.evidence.Verification;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Late by leave (R51), and the share that is public (R42). */
class WaiversTest {

    private static final String TASK = "130634202609010001";
    private static final LocalDate UNTIL = LocalDate.of(2026, 10, 20);
    private final Desk desk = new Desk();
    private final Evidence evidence = new Evidence(desk.jdbc);
    private final Waivers waivers =
            new Waivers(desk.jdbc, new JdbcTransactionManager(desk.database), evidence, desk.clock);
    private final Forecast forecast =
            new Forecast(desk.jdbc, WorkingCalendar.shipped(), DeadlineRules.shipped(), desk.clock);

    @BeforeEach
    void aResultDueOn9October() {
        desk.task(TASK, "130634", "2026-10-30", "010", 3)
                .record("r1", Kind.RESULT, "130634", "2026-09-24", TASK, "S1", null)
                .on("2026-10-12");
    }

    @Test
    void R51_a_late_one_without_a_waiver_is_a_liability_and_an_approved_waiver_moves_its_day() {
        assertThat(due()).returns(State.OVERDUE, Due::state).returns(true, Due::liability);
        waivers.request("r1", "R50", UNTIL, "平台故障", "010", "li");
        assertThat(due()).as("asked for is not approved").returns(State.OVERDUE, Due::state);
        assertThat(waivers.approve("r1", "R50", null, "wang"))
                .returns("wang", Waiver::approvedBy)
                .returns("li", Waiver::requestedBy)
                .returns(LocalDate.of(2026, 10, 9), Waiver::due);
        assertThat(due())
                .returns(State.LATER, Due::state)
                .returns(UNTIL, Due::waivedUntil)
                .returns(6, Due::daysLeft)
                .returns(false, Due::liability);
        desk.delivery("r1", "ACCEPTED", "2026-10-19", null);
        assertThat(due()).returns(State.MET_LATE, Due::state).returns(false, Due::liability);
        desk.delivery("r1", "ACCEPTED", "2026-10-21", null);
        assertThat(due()).returns(State.MET_LATE, Due::state).returns(true, Due::liability);
    }

    @Test
    void R51_a_waiver_that_ran_out_covers_nothing_and_a_further_one_can_be_asked_for() {
        waivers.request("r1", "R50", UNTIL, "平台故障", null, "li");
        waivers.approve("r1", "R50", null, "wang");
        desk.on("2026-10-21");
        assertThat(due()).returns(State.OVERDUE, Due::state).returns(true, Due::liability);
        waivers.request("r1", "R50", UNTIL.plusDays(7), "平台仍未恢复", null, "li");
        waivers.approve("r1", "R50", null, "wang");
        assertThat(due()).returns(UNTIL.plusDays(7), Due::waivedUntil).returns(false, Due::liability);
        assertThat(waivers.list("r1", false, 10)).hasSize(2);
    }

    @Test
    void R51_a_waiver_stays_with_the_correction_of_its_record() {
        waivers.request("r1", "R50", UNTIL, "平台故障", null, "li");
        waivers.approve("r1", "R50", null, "wang");
        desk.delivery("r1", "REJECTED", null, null).record("r2", Kind.RESULT, "130634", "2026-09-24", TASK, "S1", "r1");
        assertThat(due()).returns("r2", Due::record).returns(UNTIL, Due::waivedUntil);
    }

    @Test
    void R51_nobody_approves_what_they_asked_for() {
        waivers.request("r1", "R50", UNTIL, "平台故障", null, "li");
        refused("own-approval", () -> waivers.approve("r1", "R50", null, "li"));
        assertThat(waivers.list(null, true, 10)).singleElement().returns(null, Waiver::approvedBy);
    }

    @Test
    void what_cannot_be_asked_for_is_refused_by_its_code() {
        assertThatThrownBy(() -> waivers.request("r9", "R50", UNTIL, "x", null, "li"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("record r9 has no date by rule R50");
        assertThatThrownBy(() -> waivers.request("r1", "R48", UNTIL, "x", null, "li"))
                .isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> waivers.approve("r9", "R50", null, "wang")).isInstanceOf(NoSuchElementException.class);
        refused("until-past", () -> waivers.request("r1", "R50", LocalDate.of(2026, 10, 11), "x", null, "li"));
        assertThatThrownBy(() -> waivers.request("r1", "R50", UNTIL, "x", "020", "li"))
                .isInstanceOf(NoSuchElementException.class);
        refused("reason-missing", () -> waivers.request("r1", "R50", UNTIL, " ", null, "li"));
        refused("reason-missing", () -> waivers.request("r1", "R50", UNTIL, "41040219900101123X 申请", null, "li"));
        refused("waiver-none", () -> waivers.approve("r1", "R50", null, "wang"));
        waivers.request("r1", "R50", UNTIL, "x", null, "li");
        refused("waiver-open", () -> waivers.request("r1", "R50", UNTIL, "x", null, "zhao"));
        desk.on("2026-10-21");
        refused("until-past", () -> waivers.approve("r1", "R50", null, "wang"));
        desk.on("2026-10-01");
        refused("until-not-later", () -> waivers.request("r1", "R50", LocalDate.of(2026, 10, 9), "x", null, "li"));
        desk.record("p1", Kind.PENALTY, "410402", "2026-12-22", null, "罚1", null);
        refused("due-unknown", () -> waivers.request("p1", "CREDIT-7", UNTIL, "x", null, "li"));
    }

    @Test
    void R4_each_step_leaves_evidence_and_a_refused_one_none() {
        waivers.request("r1", "R50", UNTIL, "平台故障", "010", "li");
        refused("own-approval", () -> waivers.approve("r1", "R50", null, "li"));
        waivers.approve("r1", "R50", null, "wang");
        assertThat(desk.jdbc
                        .sql("SELECT action || ' ' || actor || ' ' || object FROM evidence ORDER BY sequence")
                        .query(String.class)
                        .list())
                .containsExactly(
                        "deadlines.waiver-requested li deadline/r1/R50",
                        "deadlines.waiver-approved wang deadline/r1/R50");
        assertThat(evidence.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void R42_the_quota_is_the_share_of_results_that_are_public_each_with_its_corrections_once() {
        desk.delivery("r1", "REJECTED", null, null)
                .record("r2", Kind.RESULT, "130634", "2026-09-28", TASK, "S1", "r1")
                .delivery("r2", "PUBLISHED", "2026-10-12", "2026-10-12")
                .record("r3", Kind.RESULT, "130634", "2026-09-24", TASK, "S2", null)
                .delivery("r3", "ACCEPTED", "2026-10-12", null)
                .record("r4", Kind.RESULT, "130634", "2026-10-09", TASK, "S3", null);
        var quotas = new PublicationQuota(desk.jdbc);
        var september = quotas.of(LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 30), null);
        assertThat(september.all().results()).isEqualTo(2);
        assertThat(september.all().share()).isEqualByComparingTo("0.5");
        assertThat(september.all().met()).isFalse();
        var quarter = quotas.of(LocalDate.of(2026, 7, 1), LocalDate.of(2026, 12, 31), "hebei");
        assertThat(quarter.departments()).singleElement().satisfies(s -> {
            assertThat(s.department()).isEqualTo("010");
            assertThat(s.share()).isEqualByComparingTo("0.3333");
        });
        var none = quotas.of(LocalDate.of(2025, 1, 1), LocalDate.of(2025, 12, 31), null);
        assertThat(none.all().met()).isTrue();
        assertThatThrownBy(() -> quotas.of(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 1), null))
                .hasMessageContaining("before it begins");
    }

    private Due due() {
        return forecast
                .page(new Forecast.Filter(null, null, null, EnumSet.allOf(State.class)), null, 10)
                .duties()
                .stream()
                .filter(d -> d.record() != null)
                .findFirst()
                .orElseThrow();
    }

    private static void refused(String code, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
