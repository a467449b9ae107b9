package org.provgate.mock.hebei;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.mock.register.ListKind;
import org.provgate.mock.register.Simulation;
import org.provgate.mock.register.SubjectRow;

/** What the pages say, put together and read back without any adapter, is what the simulation holds. */
class RegisterTest {
    private static final Clock CLOCK = Clock.systemUTC();
    private static final HebeiPlatform PLATFORM = HebeiPlatform.start(HebeiSettings.of(
            Simulation.of("130634", 2000).withDaily(100, 20, 15, 10).withDirt(60), CLOCK));
    private final HebeiCaller caller = new HebeiCaller(PLATFORM, CLOCK);

    @BeforeEach
    void firstDay() {
        PLATFORM.register().moveTo(0);
    }

    @AfterAll
    static void stop() {
        PLATFORM.close();
    }

    private List<Xml> everything() throws Exception {
        return caller.pull("1002", "", "", "", 500);
    }

    private static Map<String, Xml> bySequence(List<Xml> rows) {
        var newest = new HashMap<String, Xml>();
        rows.forEach(row -> newest.put(row.textOf("S_EXT_SEQUENCE"), row));
        return newest;
    }

    private String asOf() throws Exception {
        return caller.ask("1001", HebeiCaller.window("", "") + "<kind/>")
                .inner()
                .textOf("asOf");
    }

    @Test
    void a_full_pull_is_the_truth_and_the_quarantine() throws Exception {
        PLATFORM.register().moveTo(5);
        var count = caller.ask("1001", HebeiCaller.window("", "") + "<kind/>");
        var rows = everything();
        var valid = rows.stream()
                .filter(row -> row.textOf("S_EXT_VALIDFLAG").equals("1"))
                .toList();
        assertThat(rows).hasSize((int) count.number("count"));
        assertThat(bySequence(rows)).hasSize(rows.size());
        assertThat(valid).hasSize((int) count.number("valid"));
        assertThat(valid.size()).isLessThan(rows.size());

        var truth = PLATFORM.register().subjects().truth(5).toList();
        assertThat(truth.size() + PLATFORM.register().quarantined(5)).isEqualTo(valid.size());
        var sent = bySequence(valid);
        var expected = truth.stream().collect(Collectors.toMap(this::sequence, RegisterTest::canonical));
        var readBack =
                expected.keySet().stream().collect(Collectors.toMap(id -> id, id -> Rendered.back(sent.get(id))));
        assertThat(readBack).containsExactlyInAnyOrderEntriesOf(expected);
    }

    private String sequence(SubjectRow row) {
        return Long.toString(RowIds.idOf(row.version().number()));
    }

    /** What Hebei's rows can carry of the canonical columns. */
    private static Map<String, String> canonical(SubjectRow row) {
        var columns = new HashMap<>(row.columns());
        columns.keySet().removeAll(List.of("state_date", "currency"));
        return columns;
    }

    @Test
    void the_windows_of_a_day_join_to_what_changed_and_lead_to_the_new_truth() throws Exception {
        var from = asOf();
        var held = bySequence(everything());
        PLATFORM.register().moveOn();
        var to = asOf();
        var delta = caller.pull("1002", "", from, to, 20_000);
        var timeline = PLATFORM.register().subjects().timeline();
        assertThat(delta).hasSize((int) timeline.distinct(timeline.end(0), 1));
        delta.forEach(row -> held.put(row.textOf("S_EXT_SEQUENCE"), row));
        assertThat(held).isEqualTo(bySequence(everything()));
    }

    @Test
    void a_window_can_be_cut_anywhere_and_the_boundary_second_comes_twice() throws Exception {
        PLATFORM.register().moveTo(1);
        var stamps = caller.pull("1002", "", "20260101020000", "20260102020000", 20_000).stream()
                .map(row -> row.textOf("S_EXT_DATATIME"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(stamps.size()).isGreaterThan(50);
        var cut = List.copyOf(stamps).get(stamps.size() / 2);
        var early = caller.pull("1002", "", "20260101020000", cut, 20_000);
        var late = caller.pull("1002", "", cut, "20260102020000", 20_000);
        assertThat(early).allMatch(row -> row.textOf("S_EXT_DATATIME").compareTo(cut) <= 0);
        assertThat(late).allMatch(row -> row.textOf("S_EXT_DATATIME").compareTo(cut) >= 0);
        var twice = new HashSet<>(early);
        twice.retainAll(new HashSet<>(late));
        assertThat(twice).isNotEmpty().allMatch(row -> row.textOf("S_EXT_DATATIME")
                .equals(cut));
    }

    @Test
    void a_row_that_changes_again_leaves_its_old_window() throws Exception {
        PLATFORM.register().moveTo(1);
        var first = caller.pull("1002", "", "20260101020000", "20260102020000", 20_000);
        PLATFORM.register().moveTo(2);
        var later = caller.pull("1002", "", "20260101020000", "20260102020000", 20_000);
        assertThat(later.size()).isLessThan(first.size());
    }

    @Test
    void a_relocation_keeps_the_row_id_and_changes_the_pripid() throws Exception {
        var before = bySequence(everything());
        PLATFORM.register().moveOn();
        var moved = bySequence(everything()).values().stream()
                .filter(row -> before.containsKey(row.textOf("S_EXT_SEQUENCE")))
                .filter(row -> !row.textOf("PRIPID")
                        .equals(before.get(row.textOf("S_EXT_SEQUENCE")).textOf("PRIPID")))
                .count();
        assertThat(moved).isBetween(5L, 10L);
    }

    @Test
    void some_page_in_the_middle_is_empty() throws Exception {
        var window = HebeiCaller.window("", "");
        var page = caller.ask("1002", window + "<startNum>1500</startNum><endNum>1999</endNum>");
        assertThat(page.code()).isEqualTo("0");
        assertThat(page.inner().rows()).isEmpty();
        assertThat(caller.ask("1001", window + "<kind/>").number("maxId")).isGreaterThan(1999);
    }

    @Test
    void lists_are_counted_and_read_like_subjects() throws Exception {
        PLATFORM.register().moveTo(3);
        for (var kind : ListKind.values()) {
            var code = "0" + (kind.ordinal() + 1);
            var valid = caller.pull("1003", code, "", "", 500).stream()
                    .filter(row -> row.textOf("S_EXT_VALIDFLAG").equals("1"))
                    .map(row -> row.textOf("ENTRYID"))
                    .toList();
            assertThat(valid).doesNotHaveDuplicates().hasSize((int)
                    PLATFORM.register().list(kind).held(3));
            assertThat(valid)
                    .containsAll(PLATFORM.register()
                            .truthOfList(kind, 3)
                            .map(row -> row.get("entry_id"))
                            .toList());
        }
    }

    @Test
    void too_wide_is_2002_and_half_a_window_2003() throws Exception {
        var day = LocalDateTime.of(2023, 1, 1, 0, 0);
        var month = HebeiCaller.window(PlatformTime.write(day), PlatformTime.write(day.plusDays(31)));
        var more = HebeiCaller.window(
                PlatformTime.write(day), PlatformTime.write(day.plusDays(31).plusSeconds(1)));
        assertThat(caller.ask("1001", month).code()).isEqualTo("0");
        assertThat(caller.ask("1001", more).code()).isEqualTo("2002");
        assertThat(caller.ask("1001", HebeiCaller.window("20230101000000", "")).code())
                .isEqualTo("2003");
        assertThat(caller.ask("1001", HebeiCaller.window("20230230000000", "20230301000000"))
                        .code())
                .isEqualTo("2003");
        assertThat(page("", "", 499)).isEqualTo("0");
        assertThat(page("", "", 500)).isEqualTo("2002");
        assertThat(page("20230101000000", "20230102000000", 19_999)).isEqualTo("0");
        assertThat(page("20230101000000", "20230102000000", 20_000)).isEqualTo("2002");
    }

    private String page(String from, String to, long wide) throws Exception {
        var ids = "<startNum>1001</startNum><endNum>" + (1001 + wide) + "</endNum>";
        return caller.ask("1002", HebeiCaller.window(from, to) + ids).code();
    }

    @Test
    void more_than_two_thousand_rows_of_a_window_are_too_many() throws Exception {
        try (var large = HebeiPlatform.start(HebeiSettings.of(Simulation.of("130634", 100_000), CLOCK))) {
            var client = new HebeiCaller(large, CLOCK);
            var window = HebeiCaller.window("20230101000000", "20230131000000");
            assertThat(client.ask("1001", window).number("count")).isGreaterThan(2000);
            var wide = client.ask("1002", window + "<startNum>1001</startNum><endNum>9000</endNum>");
            assertThat(wide.code()).isEqualTo("2002");
            var narrow = client.ask("1002", window + "<startNum>1001</startNum><endNum>3000</endNum>");
            assertThat(narrow.inner().rows()).hasSizeLessThan(2001).isNotEmpty();
        }
    }
}
