package org.provgate.mock.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SimulatedRegisterTest {

    private static final Simulation LIVELY =
            Simulation.of("410402", 2000).withDaily(100, 20, 15, 10).withDirt(60);

    private final SimulatedRegister register = new SimulatedRegister(LIVELY);

    @Test
    void codes_carry_the_check_characters_of_the_published_vectors() {
        long k0001 = "0123456789ABCDEFGHJKLMNPQRTUWXY".indexOf('9') * 31L * 31 * 31 * 31 * 31
                + "0123456789ABCDEFGHJKLMNPQRTUWXY".indexOf('K') * 31L * 31 * 31 * 31
                + 1;
        assertThat(Digits.uscc("91", "410402", k0001)).isEqualTo("91410402MA9K0001XT");
        assertThat(Digits.uscc("92", "410402", k0001)).isEqualTo("92410402MA9K0001XP");
        assertThat(Digits.uscc("93", "410402", k0001)).isEqualTo("93410402MA9K0001XL");
    }

    @Test
    void a_registration_number_obeys_mod_11_10() {
        assertThat(LongStream.of(0, 1, 77, 12_345_678).mapToObj(n -> Digits.regNo("410402", n)))
                .allMatch(SimulatedRegisterTest::mod1110)
                .noneMatch(number -> mod1110(Digits.wrong(number)));
    }

    private static boolean mod1110(String number) {
        int product = 10;
        for (int i = 0; i < 14; i++) {
            int sum = (product + number.charAt(i) - '0') % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (product + number.charAt(14) - '0') % 10 == 1;
    }

    @Test
    void the_truth_is_the_same_in_another_process() {
        var other = new SimulatedRegister(LIVELY);
        assertThat(register.truth(0, 3, 7))
                .containsExactlyElementsOf(other.truth(0, 3, 7).toList());
        assertThat(register.truth(7).toList()).isNotEqualTo(register.truth(0).toList());
    }

    /** The timeline read forwards, change by change, ends where the shortcut of a row ends. */
    @Test
    void reading_all_changes_in_order_gives_the_newest_versions() {
        var timeline = register.subjects().timeline();
        var newest = new LinkedHashMap<Long, Long>();
        for (long position = 0; position < timeline.end(45); position++)
            newest.put(timeline.numberAt(position), position);
        assertThat(newest).hasSize((int) timeline.rows(45));
        newest.forEach((number, position) ->
                assertThat(timeline.at(number, 45).position()).isEqualTo(position));
    }

    @Test
    void every_day_has_as_many_changes_as_ordered_and_none_before_its_snapshot() {
        var timeline = register.subjects().timeline();
        for (int day = 1; day <= 30; day++) {
            var touched = new HashSet<Long>();
            int withdrawn = 0;
            for (long position = timeline.end(day - 1); position < timeline.end(day); position++) {
                var version = timeline.newestAt(position, day);
                assertThat(version).as("touched once a day").isNotNull();
                assertThat(version.updatedAt())
                        .isAfter(SimulatedClock.timeOf(day - 1))
                        .isBeforeOrEqualTo(SimulatedClock.timeOf(day));
                touched.add(version.number());
                if (version.withdrawn()) withdrawn++;
            }
            assertThat(touched).hasSize(100 + 20 + 15 + 10);
            if (day < 16) assertThat(withdrawn).as("in the first round").isEqualTo(15);
        }
        assertThat(timeline.after(SimulatedClock.timeOf(5))).isEqualTo(timeline.end(5));
    }

    @Test
    void held_is_what_a_scan_counts() {
        for (int day : new int[] {0, 1, 20, 60}) {
            int on = day;
            long counted = LongStream.range(0, register.subjects().timeline().rows(day))
                    .filter(n -> !register.subjects().row(n, on).version().withdrawn())
                    .count();
            assertThat(register.held(day)).isEqualTo(counted);
            assertThat(register.heldByState(day).values().stream()
                            .mapToLong(n -> n)
                            .sum())
                    .isEqualTo(counted);
        }
        assertThat(register.held(60)).isNotEqualTo(2000 + 60 * 20);
    }

    /** Plays a gateway by hand: everything on the first day, then what changed since. */
    @Test
    void the_truth_is_what_a_gateway_holds_that_keeps_the_last_good_version() {
        int[] synced = {0, 1, 2, 5, 25};
        var held = new HashMap<Long, Map<String, String>>();
        var bad = new HashSet<Long>();
        var timeline = register.subjects().timeline();
        int before = -1;
        for (int day : synced) {
            for (long position = before < 0 ? 0 : timeline.end(before); position < timeline.end(day); position++) {
                var version = timeline.newestAt(position, day);
                if (version == null) continue;
                var row = register.subjects().row(version);
                bad.remove(version.number());
                if (version.withdrawn()) held.remove(version.number());
                else if (row.faulty()) bad.add(version.number());
                else held.put(version.number(), row.columns());
            }
            before = day;
        }
        assertThat(register.truth(synced)).containsExactlyInAnyOrderElementsOf(held.values());
        assertThat(register.quarantined(synced)).isEqualTo(bad.size()).isPositive();
        assertThat(held.keySet().stream().filter(bad::contains))
                .as("stale ones")
                .isNotEmpty();
        var union = new HashSet<>(held.keySet());
        union.addAll(bad);
        assertThat(register.held(25)).isEqualTo(union.size());
    }

    @Test
    void every_kind_of_dirt_occurs_and_a_row_is_mended_the_day_after() {
        var kinds = new HashSet<Dirt>();
        boolean mended = false;
        for (long n = 0; n < 2000; n++) {
            for (int day = 0; day < 40; day++) {
                var row = register.subjects().row(n, day);
                kinds.add(row.dirt());
                mended |= row.faulty() && !register.subjects().row(n, day + 1).faulty();
            }
        }
        assertThat(kinds).containsExactlyInAnyOrder(Dirt.values());
        assertThat(mended).isTrue();
    }

    @Test
    void dirt_shows_in_the_spoilt_row_only() {
        for (long n = 0; n < 2000; n++) {
            var row = register.subjects().row(n, 0);
            if (row.dirt() == Dirt.NONE) assertThat(row.spoilt()).isSameAs(row);
            else if (row.dirt() != Dirt.NULL_MARK)
                assertThat(row.spoilt()).as("%s", row.dirt()).isNotEqualTo(row);
            assertThat(row.name()).isNotBlank().doesNotContain("(", ")").hasSizeLessThanOrEqualTo(100);
            assertThat(row.uscc() + row.regNo()).isNotEmpty();
            assertThat(row.areaCode()).hasSize(6);
        }
    }

    @Test
    void lists_grow_end_and_lose_entries() {
        for (var kind : ListKind.values()) {
            var before = register.truthOfList(kind, 0).toList();
            var after = register.truthOfList(kind, 0, 3).toList();
            assertThat(after).isNotEqualTo(before).anyMatch(entry -> !entry.get("out_date")
                    .isEmpty());
            assertThat(register.list(kind).held(3))
                    .isLessThan(register.list(kind).timeline().rows(3));
        }
    }
}
