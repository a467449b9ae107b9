package org.provgate.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.draw.Contribution;
import org.provgate.draw.DrawFolder;
import org.provgate.draw.Outcome;
import org.provgate.draw.Parameters;
import org.provgate.registers.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Fair draws raise no alarm, and each way of choosing does. The seeds are fixed, so each outcome is. */
class FairnessTest {

    private static final int CANDIDATES = 1_000;

    @TempDir
    Path folder;

    private DataSource database;
    private JdbcClient jdbc;
    private boolean specialty;

    @BeforeEach
    void officers() {
        database = TestDatabase.create();
        jdbc = JdbcClient.create(database);
        for (int i = 10; i < 22; i++)
            jdbc.sql(
                            "INSERT INTO officer VALUES (:id, 'ZJ', '某', '局', NULL, :id, '2030-12-31', '{}', '{}', false, true, 'x', now())")
                    .param("id", "GW" + i)
                    .update();
    }

    @Test
    void fair_draws_raise_no_alarm_and_their_probabilities_are_exact() throws IOException {
        for (int batch = 1; batch <= 8; batch++) draw(batch, outcome -> outcome);
        var report = new Fairness(database).report(null);
        assertThat(report.batches()).isEqualTo(8);
        assertThat(report.strata()).hasSize(16).allSatisfy(s -> assertThat(s.probability())
                .isEqualTo(s.stratum().equals("H") ? 0.3 : 0.2));
        assertThat(report.tests()).hasSize(3).allSatisfy(t -> assertThat(t.cells())
                .isPositive());
        assertThat(report.findings()).isEmpty();
        assertThat(report.alarm()).isFalse();
    }

    @Test
    void of_ten_fair_bureaus_none_is_suspected() throws IOException {
        for (int bureau = 0; bureau < 10; bureau++) {
            for (int batch = 1; batch <= 3; batch++) draw(100 * bureau + batch, outcome -> outcome);
            assertThat(new Fairness(database).report(null).alarm())
                    .as("bureau " + bureau)
                    .isFalse();
            jdbc.sql("TRUNCATE batch, batch_frame CASCADE").update();
        }
    }

    @Test
    void first_seats_for_the_skilled_alone_are_no_reason_for_an_alarm() throws IOException {
        specialty = true;
        for (int batch = 1; batch <= 8; batch++) draw(batch, outcome -> outcome);
        var report = new Fairness(database).report(null);
        assertThat(report.alarm()).as(report.toString()).isFalse();
    }

    @Test
    void a_choice_among_the_frames_beginning_raises_the_alarm() throws IOException {
        for (int batch = 1; batch <= 10; batch++) draw(batch, targets -> swap(targets, i -> "S%04d".formatted(i), 60));
        var report = new Fairness(database).report(null);
        assertThat(report.tests().get(0).probability()).isLessThan(1e-6);
        assertThat(report.findings()).anySatisfy(f -> assertThat(f.kind()).isEqualTo("SUBJECT"));
        assertThat(report.alarm()).isTrue();
    }

    @Test
    void two_officers_who_always_meet_raise_the_alarm() throws IOException {
        for (int batch = 1; batch <= 8; batch++)
            draw(batch, targets -> targets.stream()
                    .map(t -> t.teams().get(0).officers().contains("GW10")
                            ? new Outcome.Target(
                                    t.subject(),
                                    t.stratum(),
                                    t.ticket(),
                                    List.of(new Outcome.Team("ZJ", List.of("GW10", "GW11"))))
                            : t)
                    .toList());
        var report = new Fairness(database).report(null);
        assertThat(report.findings()).anySatisfy(f -> assertThat(f)
                .returns("PAIR", FairnessReport.Finding::kind)
                .returns("GW10 · GW11", FairnessReport.Finding::who));
        assertThat(report.alarm()).isTrue();
    }

    @Test
    void a_frozen_batch_has_its_probabilities_before_it_is_drawn() throws IOException {
        draw(1, outcome -> outcome);
        jdbc.sql("DELETE FROM task_seat").update();
        jdbc.sql("DELETE FROM task_target").update();
        jdbc.sql("DELETE FROM task").update();
        jdbc.sql("UPDATE batch SET state = 'FROZEN', seed = NULL").update();
        var report = new Fairness(database).report("b-1");
        assertThat(report.batches()).isZero();
        assertThat(report.strata())
                .extracting(FairnessReport.StratumProbability::taken)
                .containsExactly(60L, 160L);
    }

    @Test
    void one_batch_alone_can_be_asked_for_and_an_unknown_one_is_named() throws IOException {
        draw(1, outcome -> outcome);
        draw(2, outcome -> outcome);
        assertThat(new Fairness(database).report("b-2").batches()).isEqualTo(1);
        assertThatThrownBy(() -> new Fairness(database).report("b-9"))
                .hasMessageContaining("there is no frozen batch b-9");
    }

    /** Puts subjects of somebody's choice into the place of the last ones drawn. */
    private static List<Outcome.Target> swap(
            List<Outcome.Target> targets, java.util.function.IntFunction<String> chosen, int count) {
        var taken = targets.stream().map(Outcome.Target::subject).collect(Collectors.toSet());
        var out = new ArrayList<>(targets);
        int place = out.size() - 1;
        for (int i = 0; i < count; i++) {
            var key = chosen.apply(i);
            if (taken.contains(key)) continue;
            while (!out.get(place).stratum().equals(stratum(i))) place--;
            var old = out.get(place);
            out.set(place--, new Outcome.Target(key, old.stratum(), old.ticket(), old.teams()));
        }
        return out;
    }

    private static String stratum(int i) {
        return i % 5 == 0 ? "H" : "L";
    }

    private Parameters parameters(String id) {
        return new Parameters(
                id,
                List.of(new Parameters.Department("ZJ", 2, specialty ? "安全" : null)),
                new TreeMap<>(),
                new TreeMap<>(Map.of("H", "0.3", "L", "0.2")),
                2,
                LocalDate.of(2026, 12, 31));
    }

    private void draw(int number, UnaryOperator<List<Outcome.Target>> rigged) throws IOException {
        var id = "b-" + number;
        var frame = IntStream.range(0, CANDIDATES)
                .mapToObj(i -> "S%04d\t%s\n".formatted(i, stratum(i)))
                .collect(Collectors.joining());
        var roster = IntStream.range(10, 22)
                .mapToObj(i -> "GW" + i + "\tZJ\t" + (specialty && i < 14 ? "安全" : "") + "\t2030-12-31")
                .toList();
        Files.writeString(folder.resolve("frame.tsv"), frame);
        Files.writeString(folder.resolve("roster.tsv"), String.join("\n", roster) + "\n");
        Files.writeString(folder.resolve("conflicts.tsv"), "");
        var outcome = DrawFolder.at(folder)
                .draw(
                        parameters(id),
                        List.of(new Contribution("lottery", null, "开奖", null, "第" + number + "期")),
                        null,
                        null);
        store(id, number, roster, rigged.apply(outcome.targets()), outcome.seed());
    }

    private void store(String id, int number, List<String> roster, List<Outcome.Target> targets, String seed) {
        jdbc.sql("""
                        INSERT INTO batch (id, province, area_code, name, lead_department, item_class, filter, rates, minimum, slack,
                               window_start, window_end, state, seed, parameters, created_by, created_at)
                        VALUES (:id, 'henan', '410402', '批次', 'ZJ', 'GENERAL', '{}', '{}', '{}', 2, '2026-12-01', '2026-12-31',
                               'DRAWN', :seed, :parameters, 'x', now())
                        """)
                .param("id", id)
                .param("seed", seed)
                .param("parameters", parameters(id).json())
                .update();
        jdbc.sql("INSERT INTO batch_department VALUES (:id, 1, 'ZJ', 2, :specialty, '{}')")
                .param("id", id)
                .param("specialty", specialty ? "安全" : null)
                .update();
        jdbc.sql("""
                        INSERT INTO batch_frame SELECT :id, 'S' || lpad(i::text, 4, '0'), CASE WHEN i % 5 = 0 THEN 'H' ELSE 'L' END
                          FROM generate_series(0, 999) i
                        """).param("id", id).update();
        jdbc.sql("INSERT INTO batch_line SELECT :id, 'roster', unnest(string_to_array(:lines, '|'))")
                .param("id", id)
                .param("lines", String.join("|", roster))
                .update();
        var task = "410402202612%06d".formatted(number);
        jdbc.sql(
                        "INSERT INTO task VALUES (:task, :id, NULL, NULL, '任务', 'henan', '410402', '2026-12-01', '2026-12-31', 'OPEN', 'x', now())")
                .param("task", task)
                .param("id", id)
                .update();
        jdbc.sql("""
                        INSERT INTO task_target
                        SELECT :task, f[1], n, :task || '-' || n, f[2], '0.1', false
                          FROM (SELECT string_to_array(line, ' ') AS f, n
                                  FROM unnest(string_to_array(:lines, '|')) WITH ORDINALITY t (line, n)) l
                        """).param("task", task).param("lines", lines(targets)).update();
        jdbc.sql("""
                        INSERT INTO task_seat
                        SELECT :task, f[1], 'ZJ', seat, f[2 + seat]
                          FROM (SELECT string_to_array(line, ' ') AS f FROM unnest(string_to_array(:lines, '|')) line) l,
                               generate_series(1, 2) seat
                        """).param("task", task).param("lines", lines(targets)).update();
    }

    private static String lines(List<Outcome.Target> targets) {
        return targets.stream()
                .map(t -> t.subject() + " " + t.stratum() + " "
                        + String.join(" ", t.teams().get(0).officers()))
                .collect(Collectors.joining("|"));
    }
}
