package org.provgate.deadlines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.provgate.deadlines.Due.State;
import org.provgate.deadlines.Obligation.Kind;

/** What will be late, when, and where it hangs. */
class ForecastTest {

    private static final String HENAN = "410402202609010001";
    private static final String HEBEI = "130634202609010001";
    private static final Forecast.Filter ALL = filter(null, null, null, EnumSet.allOf(State.class));
    private final Desk desk = new Desk();
    private final Forecast forecast =
            new Forecast(desk.jdbc, WorkingCalendar.shipped(), DeadlineRules.shipped(), desk.clock);

    @Test
    void R50_a_result_is_later_then_due_then_overdue_and_the_forecast_counts_working_days() {
        hebeiResult("r1").delivery("r1", "PENDING", null, null); // due 2026-10-09
        desk.on("2026-09-24");
        assertThat(only("r1")).returns(State.LATER, Due::state).returns(5, Due::daysLeft);
        desk.on("2026-09-28");
        assertThat(only("r1")).returns(State.LATER, Due::state).returns(4, Due::daysLeft);
        desk.on("2026-10-04");
        assertThat(only("r1"))
                .returns(State.DUE, Due::state)
                .returns(2, Due::daysLeft)
                .returns(false, Due::liability);
        desk.on("2026-10-09");
        assertThat(only("r1")).returns(State.DUE, Due::state).returns(0, Due::daysLeft);
        desk.on("2026-10-11");
        assertThat(only("r1"))
                .returns(State.OVERDUE, Due::state)
                .returns(-1, Due::daysLeft) // 2026-10-10 is a Saturday people work
                .returns(true, Due::liability);
    }

    @Test
    void R50_what_the_platform_accepted_in_time_is_met_and_later_is_met_late_and_a_liability() {
        hebeiResult("r1");
        desk.on("2026-10-20").delivery("r1", "ACCEPTED", "2026-10-09", null);
        assertThat(only("r1"))
                .returns(State.MET, Due::state)
                .returns(LocalDate.of(2026, 10, 9), Due::metOn)
                .returns(NextStep.Actor.NOBODY, d -> d.next().actor());
        desk.delivery("r1", "PUBLISHED", "2026-10-10", "2026-10-12");
        assertThat(only("r1")).returns(State.MET_LATE, Due::state).returns(true, Due::liability);
        assertThat(forecast.page(filter(null, null, null, Set.of()), null, 10).duties())
                .as("what is done is shown on request only")
                .isEmpty();
    }

    @Test
    void R49_entered_is_not_published() {
        desk.task(HENAN, "410402", "2026-09-30", "010", 1)
                .record("r1", Kind.RESULT, "410402", "2026-09-24", HENAN, "S1", null)
                .delivery("r1", "ACCEPTED", "2026-09-28", null)
                .on("2026-10-29");
        assertThat(page(ALL))
                .extracting(Due::rule, Due::state)
                .containsExactly(
                        tuple("R49-entered", State.MET), tuple("R49-published", State.DUE), tuple("R48", State.DUE));
        assertThat(page(ALL).get(1).next().actor()).isEqualTo(NextStep.Actor.PLATFORM);
        desk.delivery("r1", "PUBLISHED", "2026-09-28", "2026-10-29");
        assertThat(page(ALL)).extracting(Due::state).containsOnly(State.MET);
    }

    @Test
    void where_it_hangs_says_who_acts_next() {
        hebeiResult("r1").on("2026-10-08");
        assertThat(only("r1").next().actor()).as("without a delivery").isEqualTo(NextStep.Actor.OPERATOR);
        acts("PENDING", NextStep.Actor.GATEWAY);
        acts("SENT", NextStep.Actor.GATEWAY);
        acts("UNCLEAR", NextStep.Actor.GATEWAY);
        acts("PARKED", NextStep.Actor.OPERATOR);
        acts("REJECTED", NextStep.Actor.DEPARTMENT);
        desk.delivery("r1", "RETURNED", "2026-09-28", null);
        assertThat(only("r1"))
                .as("given back is not entered")
                .returns(State.DUE, Due::state)
                .returns(NextStep.Actor.DEPARTMENT, d -> d.next().actor());
    }

    @Test
    void a_rejected_record_is_fulfilled_through_its_correction_and_shown_once() {
        hebeiResult("r1").delivery("r1", "REJECTED", null, null).on("2026-10-08");
        desk.record("r2", Kind.RESULT, "130634", "2026-09-24", HEBEI, "S1", "r1")
                .delivery("r2", "REJECTED", null, null)
                .record("r3", Kind.RESULT, "130634", "2026-09-28", HEBEI, "S1", "r2")
                .delivery("r3", "PENDING", null, null);
        assertThat(page(ALL)).singleElement().satisfies(d -> assertThat(d)
                .returns("r3", Due::record)
                .returns(LocalDate.of(2026, 10, 10), Due::due)
                .returns("PENDING", Due::delivery));
        desk.delivery("r3", "ACCEPTED", "2026-10-08", null);
        assertThat(page(ALL)).singleElement().returns(State.MET, Due::state);
    }

    @Test
    void a_correction_that_has_no_dates_of_its_own_stands_in_for_its_record() {
        hebeiResult("r1").delivery("r1", "RETURNED", "2026-09-28", null).on("2026-10-08");
        desk.record("r2", Kind.RESULT, "130634", "2026-09-24", HEBEI, "S1", "r1")
                .delivery("r2", "UNCLEAR", null, null);
        desk.jdbc.sql("DELETE FROM deadline WHERE record_id = 'r2'").update();
        assertThat(only("r1")).returns("r2", Due::newest).returns("UNCLEAR", Due::delivery);
        desk.delivery("r2", "ACCEPTED", "2026-10-08", null);
        assertThat(only("r1")).returns(State.MET, Due::state);
    }

    @Test
    void a_correction_of_an_accepted_record_makes_nothing_late() {
        hebeiResult("r1").delivery("r1", "ACCEPTED", "2026-09-28", null);
        desk.on("2026-11-02")
                .record("r2", Kind.RESULT, "130634", "2026-09-24", HEBEI, "S1", "r1")
                .delivery("r2", "PENDING", null, null);
        assertThat(page(ALL)).singleElement().returns(State.MET, Due::state);
    }

    @Test
    void R48_R50_targets_without_a_result_are_due_with_their_task() {
        desk.task(HENAN, "410402", "2026-09-30", "010", 2)
                .task(HEBEI, "130634", "2026-10-12", "020", 2)
                .record("r1", Kind.RESULT, "130634", "2026-09-24", HEBEI, "S1", null)
                .on("2026-10-10");
        assertThat(page(filter(null, null, null, Set.of(State.DUE, State.LATER))))
                .extracting(Due::subject, Due::department, Due::rule, Due::due, Due::state)
                .containsExactly(
                        tuple("S2", "020", "R50", LocalDate.of(2026, 10, 12), State.DUE),
                        tuple("S1", "010", "R48", LocalDate.of(2026, 11, 3), State.LATER),
                        tuple("S2", "010", "R48", LocalDate.of(2026, 11, 3), State.LATER));
        assertThat(page(filter("hebei", "020", null, Set.of())))
                .filteredOn(d -> d.record() == null)
                .extracting(Due::next)
                .containsExactly(new NextStep(NextStep.Actor.DEPARTMENT, "inspect, and hand the result in"));
        desk.jdbc.sql("UPDATE task SET state = 'CLOSED'").update();
        assertThat(page(filter(null, "010", null, Set.of()))).isEmpty();
    }

    @Test
    void a_date_that_is_not_known_is_shown_as_such_and_near_the_end_of_what_is_known_nothing_is_guessed() {
        desk.task(HENAN, "410402", "2026-12-20", "010", 1)
                .record("r1", Kind.RESULT, "410402", "2026-11-23", HENAN, "S1", null)
                .record("p1", Kind.PENALTY, "410402", "2026-12-14", null, "罚1", null)
                .on("2026-12-23");
        assertThat(page(ALL))
                .extracting(Due::rule, Due::state)
                .containsExactly(
                        tuple("R49-entered", State.OVERDUE),
                        tuple("R49-published", State.OVERDUE),
                        tuple("CREDIT-7", State.DUE),
                        tuple("R48", State.UNKNOWN));
        assertThat(forecast.summary(null).knownUntil()).isEqualTo(LocalDate.of(2026, 12, 25));
        desk.on("2027-01-20");
        assertThat(page(ALL)).extracting(Due::daysLeft).containsOnlyNulls();
    }

    @Test
    void pages_together_are_the_whole_and_no_duty_comes_twice() {
        desk.task(HENAN, "410402", "2026-09-30", "010", 7).task(HEBEI, "130634", "2026-10-12", "020", 5);
        for (int i = 1; i <= 4; i++) desk.record("r" + i, Kind.RESULT, "410402", "2026-09-24", HENAN, "S" + i, null);
        var whole = page(ALL);
        assertThat(whole).hasSize(4 * 3 + 3 + 5);
        var paged = new ArrayList<Due>();
        String cursor = null;
        do {
            var page = forecast.page(ALL, cursor, 3);
            paged.addAll(page.duties());
            cursor = page.next();
        } while (cursor != null);
        assertThat(paged).isEqualTo(whole);
        assertThatThrownBy(() -> forecast.page(ALL, "%", 3)).hasMessageContaining("the cursor is none");
    }

    @Test
    void the_summary_counts_by_province_and_the_days_ahead_are_working_days() {
        hebeiResult("r1").record("p1", Kind.PENALTY, "410402", "2026-09-28", null, "罚1", null);
        desk.on("2026-10-08");
        assertThat(forecast.summary(null).counts())
                .containsExactly(
                        new Forecast.Count("hebei", State.DUE, 1, 0), new Forecast.Count("henan", State.LATER, 1, 0));
        assertThat(forecast.summary("henan").counts()).hasSize(1);
        assertThat(page(filter(null, null, 0, Set.of()))).isEmpty();
        assertThat(page(filter(null, null, 1, Set.of())))
                .extracting(Due::record)
                .containsExactly("r1");
        assertThat(page(filter(null, null, 4, Set.of())))
                .extracting(Due::record)
                .containsExactly("r1", "p1");
    }

    @Test
    void departments_are_reminded_5_2_and_1_working_days_before_and_every_day_after() {
        hebeiResult("r1"); // due 2026-10-09
        assertThat(reminded(
                        "2026-09-24",
                        "2026-09-25",
                        "2026-09-28",
                        "2026-09-29",
                        "2026-09-30",
                        "2026-10-08",
                        "2026-10-09"))
                .containsExactly("2026-09-24", "2026-09-30", "2026-10-08");
        assertThat(reminded("2026-10-10", "2026-10-11", "2026-10-12"))
                .as("overdue, also on a Sunday")
                .containsExactly("2026-10-10", "2026-10-11", "2026-10-12");
        assertThat(forecast.reminders(LocalDate.of(2026, 10, 12)))
                .singleElement()
                .returns("010", Forecast.Reminder::department)
                .returns(1L, Forecast.Reminder::overdue);
        desk.delivery("r1", "ACCEPTED", "2026-10-12", null);
        assertThat(reminded("2026-10-12")).isEmpty();
    }

    @Test
    void ten_thousand_records_are_forecast_in_a_second() {
        desk.task(HENAN, "410402", "2026-09-30", "010", 1);
        desk.jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, task_id, business_key, content, digest,
                                            event_on, correction_of, submission, submitted_by, submitted_at)
                        SELECT 'x' || n, 'RESULT', 'henan', '410402', '010', 'X' || n, NULL, 'X' || n, '{}', 'd', '2026-09-24',
                               CASE WHEN n > 9500 THEN 'x' || n - 9500 END, 's', 'a', now() FROM generate_series(1, 10000) n
                        """).update();
        desk.jdbc.sql("""
                        INSERT INTO deadline SELECT id, rule, '2019-02-15', 'ENTERED', '2026-09-24', '2026-10-29'
                          FROM record, unnest(ARRAY['R48', 'R49-published']) AS rule
                        """).update();
        desk.jdbc.sql("""
                        INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most,
                                              created_at, accepted_at, changed_at)
                        SELECT id, province, 'RESULTS', id, id, '', CASE WHEN id LIKE '%7' THEN 'ACCEPTED' ELSE 'PENDING' END, now(),
                               100, now(), CASE WHEN id LIKE '%7' THEN now() END, now() FROM record
                        """).update();
        desk.jdbc.sql("ANALYZE").update();
        desk.on("2026-10-28");
        forecast.summary(null);
        long begun = System.nanoTime();
        var page = forecast.page(filter(null, null, null, Set.of()), null, 100);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(page.duties()).hasSize(100);
        assertThat(page.next()).isNotNull();
        assertThat(took).isLessThan(Duration.ofSeconds(1));
    }

    private void acts(String state, NextStep.Actor actor) {
        desk.delivery("r1", state, null, null);
        assertThat(only("r1")).returns(state, Due::delivery).returns(actor, d -> d.next()
                .actor());
    }

    private Desk hebeiResult(String id) {
        return desk.task(HEBEI, "130634", "2026-10-30", "010", 1)
                .record(id, Kind.RESULT, "130634", "2026-09-24", HEBEI, "S1", null);
    }

    private List<String> reminded(String... days) {
        return List.of(days).stream()
                .filter(day -> !forecast.reminders(LocalDate.parse(day)).isEmpty())
                .toList();
    }

    private Due only(String record) {
        var duties = page(ALL);
        assertThat(duties).hasSize(1);
        assertThat(duties.get(0).record()).isEqualTo(record);
        return duties.get(0);
    }

    private List<Due> page(Forecast.Filter filter) {
        return forecast.page(filter, null, 1_000).duties();
    }

    private static Forecast.Filter filter(
            @Nullable String province, @Nullable String department, @Nullable Integer days, Set<State> states) {
        return new Forecast.Filter(province, department, days, states);
    }
}
