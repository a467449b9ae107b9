package org.provgate.opendata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Nothing somebody writes becomes part of a statement. */
class OpenQueryProperties {

    /** Every statement that can be made is made of these words. */
    private static final Set<String> OURS = Stream.of(OpenSet.values())
            .flatMap(set -> Stream.concat(
                    set.conditions.values().stream(),
                    Stream.concat(
                            set.fields.stream().map(Field::column),
                            set.sorts.stream().flatMap(s -> Stream.of(s.column(), s.type())))))
            .flatMap(words -> Stream.of(words.split("[^A-Za-z_]+")))
            .collect(Collectors.toSet());

    private static final Set<String> WORDS = Set.of(
            "SELECT",
            "FROM",
            "WHERE",
            "AND",
            "ORDER",
            "BY",
            "DESC",
            "LIMIT",
            "CAST",
            "AS",
            "value",
            "id",
            "open_result",
            "open_plan",
            "open_item",
            "open_penalty",
            "");

    @Property(tries = 2_000)
    void a_statement_is_made_of_our_own_words_whatever_is_asked(
            @ForAll OpenSet set, @ForAll("parameters") Map<String, String> parameters) {
        OpenQuery query;
        try {
            query = read(set, parameters);
        } catch (IllegalArgumentException refused) {
            assertThat(refused.getMessage()).doesNotContain("DROP", "pg_sleep", "\n", "\u001b");
            return;
        }
        assertThat(query.sql().split("[^A-Za-z_]+")).allMatch(word -> OURS.contains(word) || WORDS.contains(word));
        assertThat(query.sql()).doesNotContain("'", "--", ";", "/*");
    }

    @Provide
    Arbitrary<Map<String, String>> parameters() {
        var names = Arbitraries.of(
                "from", "to", "area", "department", "item", "sort", "after", "limit", "x; DROP TABLE record");
        var hostile = Arbitraries.of(
                "2026-11-01",
                "4104",
                "ZJ",
                "41040200000001",
                "id",
                "-id",
                "publishedOn",
                "5",
                "id; DROP TABLE record",
                "id DESC, (SELECT pg_sleep(9))",
                "published_on",
                "1 OR 1=1",
                "' OR ''='",
                "-1",
                "5001",
                "2026-02-30",
                "\u001b[31m",
                "a\nb",
                cursor("id", "x' OR 1=1 --", "y"),
                cursor("publishedOn", "2026-11-01", "'; DROP TABLE record"),
                cursor("publishedOn", "now()", "R"),
                "===");
        return Arbitraries.maps(names, hostile).ofMaxSize(5);
    }

    @Example
    void everything_that_is_wrong_is_said_at_once_with_what_there_is() {
        var asked = new LinkedHashMap<String, String>();
        asked.put("from", "gestern");
        asked.put("sort", "uscc");
        asked.put("colour", "red");
        asked.put("limit", "5001");
        assertThatThrownBy(() -> read(OpenSet.RESULTS, asked))
                .hasMessageContaining("from must be a day such as 2026-11-01")
                .hasMessageContaining("sort must be one of publishedOn, checkedOn, id")
                .hasMessageContaining(
                        "there is no parameter colour; there are from, to, area, department, item, sort, after, limit")
                .hasMessageContaining("limit must be between 1 and 5000");
        assertThatThrownBy(() -> OpenQuery.of(OpenSet.RESULTS, Map.of("area", List.of("41", "13")), List.of(), 0))
                .hasMessage("area may be given once");
        assertThatThrownBy(() -> read(OpenSet.PENALTIES, Map.of("item", "41040200000001")))
                .hasMessageContaining("there is no parameter item;");
    }

    @Example
    void a_cursor_belongs_to_the_order_it_was_given_in() {
        assertThatThrownBy(() -> read(OpenSet.RESULTS, Map.of("sort", "-id", "after", cursor("id", "R", "R"))))
                .hasMessageContaining("begin without it");
        assertThat(read(OpenSet.RESULTS, Map.of("sort", "-id", "after", cursor("-id", "R", "R")))
                        .sql())
                .contains("(id, id) < (CAST(:value AS text), :id)")
                .contains("LIMIT 5001");
    }

    private static OpenQuery read(OpenSet set, Map<String, String> parameters) {
        return PublishedBureau.query(set, parameters, 0);
    }

    private static String cursor(String order, String value, String id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((order + "\n" + value + "\n" + id).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
