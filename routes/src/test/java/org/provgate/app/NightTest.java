package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.provgate.mock.Fault;
import org.provgate.mock.register.ListKind;
import org.provgate.registers.RunReport;
import org.provgate.registers.StreamCounts;
import org.provgate.routes.NightOutcome;
import org.provgate.routes.NightOutcome.Kind;
import org.provgate.spi.register.RegisterStream;

/**
 * Nights against both stand-ins: whatever fails on the way, the registers equal the platform's, or the run says plainly why not.
 * Each test is a simulated day of one bureau, so that the registers carry the history of all faults before.
 */
class NightTest {

    private static final Bureau BUREAU = Bureau.withSubjects(6_000);
    /** The days on which each province was sealed: a faulty version counts with the last good one the gateway has seen. */
    private static final Map<String, TreeSet<Integer>> SYNCED = new HashMap<>();

    private static int day = -1;

    @AfterAll
    static void close() {
        BUREAU.close();
    }

    @BeforeEach
    void aDayLater() {
        day++;
        for (var province : List.of("henan", "hebei")) {
            BUREAU.register(province).moveTo(day);
            BUREAU.faults(province).clear();
            BUREAU.faults(province).delay(Duration.ofSeconds(1));
        }
        if (day > 0) return;
        assertThat(night(false, "henan", "hebei"))
                .extracting(NightOutcome::kind)
                .containsOnly(Kind.SEALED);
        day++;
        for (var province : List.of("henan", "hebei")) BUREAU.register(province).moveTo(day);
    }

    @Test
    void a_delta_brings_exactly_what_changed() {
        var outcomes = night(false, "henan", "hebei");
        assertThat(outcomes).extracting(NightOutcome::kind).containsOnly(Kind.SEALED);
        for (var outcome : outcomes) {
            var subjects = subjects(outcome.run());
            assertThat(subjects.full()).isFalse();
            assertThat(subjects.fetched()).isLessThan(6_000);
            assertEqualToThePlatform(outcome);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "henan, DELAY",
        "henan, DRIP",
        "henan, RESET_BEFORE",
        "henan, RESET_AFTER",
        "henan, CUT_BODY",
        "henan, HTML",
        "henan, QUOTA",
        "henan, BUSY",
        "henan, BUSY_SILENT",
        "henan, TOKEN_EXPIRED",
        "henan, CURSOR_EXPIRED",
        "henan, EMPTY_PAGE",
        "henan, ROWS_REPEATED",
        "hebei, DELAY",
        "hebei, DRIP",
        "hebei, RESET_BEFORE",
        "hebei, RESET_AFTER",
        "hebei, CUT_BODY",
        "hebei, HTML",
        "hebei, BUSY",
        "hebei, BUSY_SILENT",
        "hebei, WRONG_SIGNATURE",
        "hebei, ROWS_REPEATED"
    })
    void after_a_fault_the_registers_equal_the_platforms(String province, Fault fault) {
        var faults = BUREAU.faults(province);
        faults.delay(Duration.ofSeconds(fault == Fault.DELAY ? 5 : 9));
        int before = faults.seen(fault);
        faults.next(fault, 2);
        var outcome = night(true, province).get(0);
        assertThat(faults.seen(fault)).as("the fault was met").isGreaterThan(before);
        assertThat(outcome.problem()).isNull();
        assertThat(outcome.kind()).isEqualTo(Kind.SEALED);
        assertEqualToThePlatform(outcome);
    }

    @ParameterizedTest
    @CsvSource({"henan, ROWS_LOST", "hebei, ROWS_LOST", "hebei, EMPTY_PAGE"})
    void rows_that_a_platform_loses_are_noticed_by_its_count_and_healed_the_next_night(String province, Fault fault) {
        BUREAU.faults(province).next(fault, 3);
        var outcome = night(true, province).get(0);
        BUREAU.faults(province).clear();
        if (outcome.kind() == Kind.HELD)
            assertThat(outcome.problem()).contains("the platform holds").contains("sync accept");
        else assertThat(outcome.run().streams()).anyMatch(s -> s.drift() != 0);
        assertEqualToThePlatform(night(false, province).get(0));
    }

    @Test
    void one_province_that_is_down_does_not_disturb_the_other() {
        BUREAU.faults("hebei").every(1, Fault.RESET_BEFORE);
        var outcomes = night(false, "henan", "hebei");
        var henan = outcomes.stream()
                .filter(o -> o.province().equals("henan"))
                .findFirst()
                .orElseThrow();
        var hebei = outcomes.stream()
                .filter(o -> o.province().equals("hebei"))
                .findFirst()
                .orElseThrow();
        assertThat(henan.kind()).isEqualTo(Kind.SEALED);
        assertThat(hebei.kind()).as(hebei.problem()).isEqualTo(Kind.UNAVAILABLE);
        assertThat(hebei.problem()).contains("hebei");
        BUREAU.faults("hebei").clear();
        assertEqualToThePlatform(night(false, "hebei").get(0));
    }

    private static void assertEqualToThePlatform(NightOutcome outcome) {
        assertThat(outcome.kind()).as(String.valueOf(outcome.problem())).isEqualTo(Kind.SEALED);
        var province = outcome.province();
        assertThat(outcome.run().streams()).allMatch(StreamCounts::balanced).allMatch(s -> s.drift() == 0);
        var days = SYNCED.get(province).stream().mapToInt(Integer::intValue).toArray();
        assertThat(BUREAU.held(province, RegisterStream.SUBJECTS)).isEqualTo(BUREAU.truth(province, days));
        for (var kind : ListKind.values())
            assertThat(BUREAU.held(province, RegisterStream.valueOf(kind.name())))
                    .isEqualTo(BUREAU.truthOfList(province, kind, days));
    }

    private static List<NightOutcome> night(boolean full, String... provinces) {
        var outcomes = BUREAU.night(full, provinces);
        for (var outcome : outcomes)
            if (outcome.kind() == Kind.SEALED)
                SYNCED.computeIfAbsent(outcome.province(), p -> new TreeSet<>()).add(day);
        return outcomes;
    }

    private static StreamCounts subjects(RunReport run) {
        return run.streams().get(0);
    }
}
