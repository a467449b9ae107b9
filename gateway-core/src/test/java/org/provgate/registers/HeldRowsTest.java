package org.provgate.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.registers.FakeProvince.DAY;
import static org.provgate.registers.FakeProvince.row;
import static org.provgate.registers.FakeProvince.uscc;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Evidence;
import org.provgate.spi.register.RegisterStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** In a full pull a row the register holds as it is goes without its texts into staging; what that must not break. */
class HeldRowsTest {

    private DataSource database;
    private JdbcClient jdbc;

    @BeforeEach
    void held() {
        database = TestDatabase.create();
        jdbc = JdbcClient.create(database);
        FakeProvince.empty().with(row(1, "甲"), row(2, "乙"), row(3, "丙")).pull(open());
    }

    @Test
    void a_held_row_is_staged_without_its_texts_and_counts_as_unchanged() {
        var run = open();
        fetch(run, FakeProvince.empty().with(row(1, "甲"), row(2, "新"), row(3, "丙")));
        assertThat(jdbc.sql("SELECT coalesce(name, '-') FROM staging_" + run.id() + "_subjects ORDER BY seq")
                        .query(String.class)
                        .list())
                .containsExactly("-", "新", "-");
        var report = run.finish();
        run.close();
        assertThat(report.streams().get(0))
                .returns(2L, StreamCounts::unchanged)
                .returns(1L, StreamCounts::changed)
                .returns(true, StreamCounts::balanced);
        assertThat(names()).containsExactly("甲", "新", "丙");
    }

    @Test
    void of_a_held_version_and_a_later_one_in_the_same_page_the_later_one_counts() {
        FakeProvince.empty()
                .with(row("P1", uscc(1), null, "后", DAY.plusSeconds(60)), row(1, "甲"), row(2, "乙"), row(3, "丙"))
                .pull(open());
        assertThat(names()).containsExactly("后", "乙", "丙");
    }

    @Test
    void a_register_changed_behind_a_run_is_noticed_and_the_stream_pulled_again() {
        var province = FakeProvince.empty().with(row(1, "甲"), row(2, "乙"), row(3, "丙"));
        var run = open();
        fetch(run, province);
        jdbc.sql("DELETE FROM subject WHERE identity = :it")
                .param("it", uscc(2))
                .update();
        assertThatThrownBy(run::finish).hasMessageContaining("changed by someone else");
        run.fail("stopped", true);
        run.close();
        assertThat(names()).containsExactly("甲", "丙");
        province.pull(open());
        assertThat(names()).containsExactly("甲", "乙", "丙");
    }

    private static void fetch(RegisterRun run, FakeProvince province) {
        for (var taken = run.take(); taken.isPresent(); taken = run.take())
            run.advance(taken.get(), province.page(taken.get().question()));
    }

    private List<String> names() {
        return jdbc.sql("SELECT name FROM subject ORDER BY identity")
                .query(String.class)
                .list();
    }

    private RegisterRun open() {
        return new RegisterRuns(
                        database,
                        new JdbcTransactionManager(database),
                        new Evidence(JdbcClient.create(database)),
                        Guards.STANDARD,
                        Clock.fixed(Instant.parse("2026-11-20T20:00:00Z"), ZoneOffset.UTC),
                        UUID::randomUUID)
                .open(
                        "henan",
                        "410402",
                        EnumSet.allOf(RegisterStream.class),
                        jdbc.sql("SELECT count(*) FROM checkpoint")
                                        .query(Long.class)
                                        .single()
                                > 0);
    }
}
