package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.provgate.mock.register.ListKind;
import org.provgate.mock.register.SimulatedClock;
import org.provgate.mock.register.Simulation;

class ChainProperties {

    private static final SettableClock CLOCK = new SettableClock("2026-11-21T03:00:00Z");
    private static HenanPlatform platform;
    private static HenanCaller caller;

    @BeforeContainer
    static void start() throws Exception {
        var simulation =
                Simulation.of("410402", 3000).withDaily(200, 30, 20, 10).withDirt(40);
        platform = HenanPlatform.start(HenanSettings.of(simulation, CLOCK));
        caller = new HenanCaller(platform, CLOCK).loggedIn();
    }

    @AfterContainer
    static void stop() {
        platform.close();
    }

    private static Map<String, JsonNode> newest(List<JsonNode> items) {
        var newest = new HashMap<String, JsonNode>();
        for (var item : items) newest.merge(row(item), item, (a, b) -> at(a).compareTo(at(b)) >= 0 ? a : b);
        return newest;
    }

    private static String row(JsonNode item) {
        var key = item.get("PriPID").asText();
        return key.substring(0, key.length() - 1);
    }

    private static String at(JsonNode item) {
        return item.get("updatedAt").asText();
    }

    private static String snapshot(int day) {
        return Times.format(SimulatedClock.timeOf(day));
    }

    @Property(tries = 15)
    void pages_of_a_chain_join_to_exactly_the_delta(
            @ForAll @IntRange(min = 0, max = 12) int since,
            @ForAll @IntRange(min = 1, max = 8) int days,
            @ForAll @IntRange(min = 7, max = 2000) int limit)
            throws Exception {
        platform.register().moveTo(since + days);
        var items = caller.chain("/subjects", Map.of("updatedAfter", snapshot(since)), limit);
        assertThat(items).allMatch(item -> at(item).compareTo(snapshot(since)) > 0);
        var newest = newest(items);
        var expected = new HashSet<String>();
        var timeline = platform.register().subjects().timeline();
        for (long n = 0; n < timeline.rows(since + days); n++) {
            var row = platform.register().subjects().row(n, since + days);
            if (row.version().day() <= since) continue;
            expected.add(
                    row(newest.get(row.sourceKey().substring(0, row.sourceKey().length() - 1))));
            assertThat(newest.get(row.sourceKey().substring(0, row.sourceKey().length() - 1))
                            .get("op")
                            .asText()
                            .equals("d"))
                    .isEqualTo(row.version().withdrawn());
        }
        assertThat(newest.keySet()).isEqualTo(expected);
        var page = caller.get("/subjects", Map.of("areaCode", "410402", "updatedAfter", snapshot(since), "limit", "1"));
        assertThat(page.json().get("total").asInt()).isEqualTo(newest.size());
    }

    @Property(tries = 6)
    void a_full_pull_is_the_register_without_tombstones(
            @ForAll @IntRange(min = 0, max = 20) int day, @ForAll @IntRange(min = 100, max = 2000) int limit)
            throws Exception {
        platform.register().moveTo(day);
        var items = caller.chain("/subjects", Map.of(), limit);
        assertThat(items).noneMatch(item -> item.get("op").asText().equals("d"));
        var newest = newest(items);
        assertThat(newest).hasSize((int) platform.register().held(day));
        platform.register().subjects().truth(day).forEach(row -> {
            var item = newest.get(row.sourceKey().substring(0, row.sourceKey().length() - 1));
            assertThat(item.get("PriPID").asText()).isEqualTo(row.sourceKey());
            assertThat(item.get("updatedAt").asText())
                    .isEqualTo(Times.format(row.version().updatedAt()));
        });
        var statistics = caller.get("/subjects/statistics", Map.of("areaCode", "410402", "at", snapshot(day)))
                .json();
        assertThat(statistics.get("total").asLong()).isEqualTo(newest.size());
        var byState = new TreeMap<String, Long>();
        statistics
                .get("byState")
                .properties()
                .forEach(e -> byState.put(e.getKey(), e.getValue().asLong()));
        var counted = new TreeMap<String, Long>();
        newest.values().forEach(item -> counted.merge(item.get("RegState").asText(), 1L, Long::sum));
        assertThat(byState).isEqualTo(counted).containsKey("Z");
    }

    @Property(tries = 10)
    void a_page_asked_again_is_the_same_also_after_the_register_moved_on(
            @ForAll @IntRange(min = 1, max = 500) int limit) throws Exception {
        platform.register().moveTo(3);
        var first = caller.get("/subjects", Map.of("areaCode", "410402", "limit", Integer.toString(limit)));
        var cursor = first.json().get("nextCursor").asText();
        var second = caller.get("/subjects", Map.of("cursor", cursor, "limit", Integer.toString(limit)));
        platform.register().moveOn();
        var again = caller.get(
                "/subjects", Map.of("cursor", cursor, "areaCode", "410402", "limit", Integer.toString(limit)));
        assertThat(again.text()).isEqualTo(second.text());
    }

    @Property(tries = 4)
    void lists_are_chains_of_their_own(@ForAll @IntRange(min = 1, max = 9) int day) throws Exception {
        platform.register().moveTo(day);
        for (var kind : ListKind.values()) {
            var path = "/lists/" + kind.name().toLowerCase(Locale.ROOT);
            var ids = new HashSet<String>();
            caller.chain(path, Map.of(), 50)
                    .forEach(item -> ids.add(item.get("entryId").asText()));
            assertThat(ids).hasSize((int) platform.register().list(kind).held(day));
            var delta = caller.chain(path, Map.of("updatedAfter", snapshot(day - 1)), 50);
            assertThat(delta).isNotEmpty().allMatch(item -> at(item).compareTo(snapshot(day - 1)) > 0);
        }
    }

    @Property(tries = 1)
    void versions_come_twice_or_in_an_older_form_and_dirt_comes_through() throws Exception {
        platform.register().moveTo(10);
        var items = caller.chain("/subjects", Map.of(), 2000);
        var distinct = new HashSet<>(items);
        assertThat(distinct.size())
                .as("older versions")
                .isGreaterThan(newest(items).size());
        assertThat(items.size()).as("the same twice").isGreaterThan(distinct.size());
        assertThat(items).anyMatch(item -> item.path("OpTo").asText().startsWith("9999"));
        assertThat(items).anyMatch(item -> item.path("StateDate").asText().equals("\\N"));
        assertThat(items).anyMatch(item -> item.path("DomDistrict").asText().length() == 9);
        assertThat(items).anyMatch(item -> item.path("EntName").isNull());
    }

    @Property(tries = 1)
    void a_chain_dies_after_24_hours_of_the_platform() throws Exception {
        var cursor = caller.get("/subjects", Map.of("areaCode", "410402", "limit", "10"))
                .json()
                .get("nextCursor")
                .asText();
        CLOCK.forward(Duration.ofHours(24).minusMillis(1));
        caller.loggedIn();
        assertThat(caller.get("/subjects", Map.of("cursor", cursor)).code()).isEqualTo("200 00");
        CLOCK.forward(Duration.ofMillis(1));
        assertThat(caller.get("/subjects", Map.of("cursor", cursor)).code()).isEqualTo("410 E4102");
    }

    @Property(tries = 1)
    void malformed_questions_are_refused() throws Exception {
        for (var query : List.of(
                Map.of("limit", "10"),
                Map.of("areaCode", "410403"),
                Map.of("areaCode", "410402", "limit", "0"),
                Map.of("areaCode", "410402", "limit", "2001"),
                Map.of("areaCode", "410402", "updatedAfter", "yesterday"),
                Map.of("cursor", "nonsense")))
            assertThat(caller.get("/subjects", query).code()).as("%s", query).isEqualTo("422 E4220");
        assertThat(caller.get("/lists/other", Map.of("areaCode", "410402")).code())
                .isEqualTo("404 E4040");
        assertThat(caller.get("/subjects/statistics", Map.of("areaCode", "410402", "at", snapshot(300)))
                        .code())
                .isEqualTo("422 E4220");
    }
}
