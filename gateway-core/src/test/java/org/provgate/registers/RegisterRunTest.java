package org.provgate.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.registers.FakeProvince.DAY;
import static org.provgate.registers.FakeProvince.faulty;
import static org.provgate.registers.FakeProvince.row;
import static org.provgate.registers.FakeProvince.uscc;
import static org.provgate.registers.FakeProvince.withdrawn;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Evidence;
import org.provgate.registers.RunReport.State;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A run from its first page to its seal, on a real database. */
class RegisterRunTest {

    private static final Instant LATER = DAY.plusSeconds(3600);
    private DataSource database;
    private JdbcClient jdbc;
    private Instant now = Instant.parse("2026-11-20T20:00:00Z");

    @BeforeEach
    void emptyDatabase() {
        database = TestDatabase.create();
        jdbc = JdbcClient.create(database);
    }

    @Test
    void a_first_run_seals_what_the_province_holds() throws IOException {
        var report = FakeProvince.empty()
                .with(row(1, "甲(一)"), row(2, "乙"), row(3, "丙"))
                .saysItHolds(3)
                .pull(open());
        assertThat(report.state()).isEqualTo(State.SEALED);
        assertThat(subjects(report).added()).isEqualTo(3);
        assertThat(report.registerRoot()).hasSize(64);
        assertThat(export(null)).contains(uscc(1) + ",,甲（一）,1130").contains("500.000000");
    }

    @Test
    void a_second_run_writes_only_what_changed_and_keeps_the_old_version() throws IOException {
        var first =
                FakeProvince.empty().with(row(1, "甲"), row(2, "乙"), row(3, "丙")).pull(open());
        now = now.plusSeconds(86_400);
        var second = FakeProvince.empty()
                .with(
                        row("P1", uscc(1), null, "甲", LATER),
                        row("P2", uscc(2), null, "乙二", LATER),
                        withdrawn(3, LATER),
                        row(4, "丁"))
                .saysItHolds(3)
                .pull(open());
        assertThat(subjects(second))
                .returns(1L, StreamCounts::unchanged)
                .returns(1L, StreamCounts::changed)
                .returns(1L, StreamCounts::withdrawn)
                .returns(1L, StreamCounts::added)
                .returns(0L, StreamCounts::drift)
                .returns(true, StreamCounts::balanced);
        assertThat(second.registerRoot()).isNotEqualTo(first.registerRoot());
        assertThat(export(Instant.parse("2026-11-20T21:00:00Z")))
                .contains("乙,")
                .contains("丙")
                .doesNotContain("丁");
        assertThat(export(null)).contains("乙二").contains("丁").doesNotContain("丙");
    }

    @Test
    void the_root_depends_on_the_rows_alone_not_on_the_way_they_came() {
        FakeProvince.empty().with(row(1, "甲"), row(2, "旧")).pull(open());
        var grown = FakeProvince.empty()
                .with(row("P2", uscc(2), null, "乙", LATER), row(3, "丙"))
                .pull(open());
        database = TestDatabase.create();
        var atOnce =
                FakeProvince.empty().with(row(3, "丙"), row(1, "甲"), row(2, "乙")).pull(open());
        assertThat(grown.registerRoot()).isEqualTo(atOnce.registerRoot());
    }

    @Test
    void of_several_versions_the_latest_wins_and_of_equal_ones_the_later_read() throws IOException {
        var report = FakeProvince.empty()
                .with(row("P1", uscc(1), null, "新", LATER), row("P1", uscc(1), null, "旧", DAY))
                .with(row("P2", uscc(2), null, "先", DAY), row("P2", uscc(2), null, "后", DAY))
                .pull(open());
        assertThat(subjects(report).duplicates()).isEqualTo(2);
        assertThat(export(null)).contains("新", "后").doesNotContain("旧", "先");
    }

    @Test
    void a_faulty_version_leaves_the_last_good_one_standing_and_marks_it() throws IOException {
        FakeProvince.empty().with(row(1, "甲"), row(2, "乙")).saysItHolds(2).pull(open());
        var report = FakeProvince.empty()
                .with(faulty(1, LATER), faulty(9, LATER))
                .saysItHolds(3)
                .pull(open());
        assertThat(subjects(report)).returns(2L, StreamCounts::quarantined).returns(0L, StreamCounts::drift);
        assertThat(export(null)).contains("甲");
        assertThat(stale()).containsExactly(uscc(1));
        assertThat(new Quarantine(jdbc).open("henan", 0, 10))
                .extracting(Quarantine.Row::faults)
                .containsOnly("CODE RegState = 7");

        var mended = FakeProvince.empty()
                .with(row("P1", uscc(1), null, "甲二", LATER.plusSeconds(1)))
                .saysItHolds(3)
                .pull(open());
        assertThat(subjects(mended)).returns(1L, StreamCounts::changed).returns(0L, StreamCounts::drift);
        assertThat(stale()).isEmpty();
        assertThat(new Quarantine(jdbc).open("henan", 0, 10)).hasSize(1);
    }

    @Test
    void an_older_good_version_in_the_same_pull_is_taken_and_marked_stale() throws IOException {
        FakeProvince.empty()
                .with(row("P1", uscc(1), null, "甲", DAY), faulty(1, LATER))
                .saysItHolds(1)
                .pull(open());
        assertThat(export(null)).contains("甲");
        assertThat(stale()).containsExactly(uscc(1));
    }

    @Test
    void a_changed_PriPID_with_the_same_uscc_is_the_same_subject() {
        FakeProvince.empty().with(row("OLD", uscc(1), null, "甲", DAY)).pull(open());
        var report =
                FakeProvince.empty().with(row("NEW", uscc(1), null, "甲", LATER)).pull(open());
        assertThat(subjects(report)).returns(1L, StreamCounts::changed).returns(0L, StreamCounts::added);
    }

    @Test
    void a_subject_that_got_its_uscc_is_the_same_subject() throws IOException {
        FakeProvince.empty().with(row("P1", null, "4104026000018", "个体", DAY)).pull(open());
        var report = FakeProvince.empty()
                .with(row("P1", uscc(1), "4104026000018", "个体", LATER))
                .saysItHolds(1)
                .pull(open());
        assertThat(subjects(report)).returns(1L, StreamCounts::changed).returns(0L, StreamCounts::drift);
        assertThat(export(null).lines()).hasSize(2);
    }

    @Test
    void a_full_pull_ends_what_is_missing_but_not_what_is_in_quarantine() {
        FakeProvince.empty().with(row(1, "甲"), row(2, "乙"), row(3, "丙")).pull(open());
        try (var run = runs().open("henan", "410402", EnumSet.allOf(RegisterStream.class), true)) {
            var report = FakeProvince.empty()
                    .with(row(1, "甲"), faulty(2, LATER))
                    .saysItHolds(2)
                    .pull(run);
            // two of three left is under the guard of 90 %
            assertThat(report.state()).isEqualTo(State.HELD);
            assertThat(report.reason()).contains("2 would be left of 3").contains("provgate sync accept");
            assertThat(subjects(report).vanished()).isEqualTo(1);
        }
        assertThat(jdbc.sql("SELECT count(*) FROM subject").query(Long.class).single())
                .isEqualTo(3);
        var accepted = runs().accept(2, "王主任", "区划调整");
        assertThat(accepted.state()).isEqualTo(State.SEALED);
        assertThat(jdbc.sql("SELECT count(*) FROM subject").query(Long.class).single())
                .isEqualTo(2);
    }

    @Test
    void a_difference_to_the_platforms_count_is_shown_and_heals_by_a_full_pull() {
        var report = FakeProvince.empty().with(row(1, "甲")).saysItHolds(2).pull(open());
        assertThat(report.state()).isEqualTo(State.SEALED);
        assertThat(subjects(report).drift()).isEqualTo(-1);
        var next = FakeProvince.empty()
                .with(row(1, "甲"), row(2, "乙"))
                .saysItHolds(2)
                .pull(open());
        assertThat(subjects(next)).returns(true, StreamCounts::full).returns(0L, StreamCounts::drift);
    }

    @Test
    void an_interrupted_run_goes_on_where_it_was() {
        var province =
                FakeProvince.empty().with(row(1, "甲"), row(2, "乙"), row(3, "丙")).saysItHolds(3);
        var asked = 0;
        try (var run = open()) {
            var first = run.take().orElseThrow();
            run.advance(first, province.page(first.question()));
            run.take().orElseThrow(); // in flight when the process dies
            asked++;
        }
        var report = province.pull(open());
        assertThat(asked).isEqualTo(1);
        assertThat(report.id()).isEqualTo(1);
        assertThat(subjects(report)).returns(3L, StreamCounts::fetched).returns(0L, StreamCounts::duplicates);
    }

    @Test
    void staged_rows_lost_in_a_database_crash_are_fetched_again() {
        var province =
                FakeProvince.empty().with(row(1, "甲"), row(2, "乙"), row(3, "丙")).saysItHolds(3);
        try (var run = open()) {
            var first = run.take().orElseThrow();
            run.advance(first, province.page(first.question()));
        }
        jdbc.sql("TRUNCATE staging_1_subjects").update(); // what recovery does to an unlogged table
        assertThat(subjects(province.pull(open())))
                .returns(3L, StreamCounts::added)
                .returns(3L, StreamCounts::fetched);
    }

    @Test
    void a_dead_chain_starts_its_stream_again() {
        var province =
                FakeProvince.empty().with(row(1, "甲"), row(2, "乙"), row(3, "丙")).saysItHolds(3);
        var run = open();
        var first = run.take().orElseThrow();
        run.advance(first, province.page(first.question()));
        for (var taken = run.take().orElseThrow(); ; taken = run.take().orElseThrow()) {
            if (taken.question().stream() == RegisterStream.SUBJECTS) {
                run.restart(taken, "cursor expired");
                break;
            }
            run.advance(taken, province.page(taken.question()));
        }
        var report = province.pull(run);
        assertThat(subjects(report)).returns(3L, StreamCounts::added).returns(3L, StreamCounts::fetched);
    }

    @Test
    void two_processes_never_work_on_one_province() {
        try (var run = open()) {
            assertThat(run.id()).isEqualTo(1);
            assertThatThrownBy(this::open)
                    .isInstanceOf(RunLockedException.class)
                    .hasMessageContaining("henan");
            try (var other = runs().open("hebei", "130634", EnumSet.of(RegisterStream.SUBJECTS), false)) {
                assertThat(other.province()).isEqualTo("hebei");
            }
        }
    }

    private RegisterRun open() {
        return runs().open("henan", "410402", EnumSet.allOf(RegisterStream.class), false);
    }

    private RegisterRuns runs() {
        return new RegisterRuns(
                database,
                new JdbcTransactionManager(database),
                new Evidence(JdbcClient.create(database)),
                Guards.STANDARD,
                Clock.fixed(now, ZoneOffset.UTC),
                UUID::randomUUID);
    }

    private static StreamCounts subjects(RunReport report) {
        return report.streams().get(0);
    }

    private List<String> stale() {
        return jdbc.sql("SELECT identity FROM subject WHERE stale")
                .query(String.class)
                .list();
    }

    private String export(@Nullable Instant at) throws IOException {
        var out = new ByteArrayOutputStream();
        new Registers(database).export("henan", RegisterStream.SUBJECTS, at, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
