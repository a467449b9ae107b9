package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.ListEntry;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.Subject;

/** What one pull of a stream brought: its pages in the order they were asked. */
record Pull(Map<RegisterQuestion, RegisterPage> pages) {

    private static final int LONGEST_POSITION = 2_000;
    private static final Comparator<RegisterRow> OLDER_FIRST =
            Comparator.comparing(RegisterRow::updatedAt, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()));

    /** Follows the frontier to its end; a frontier that leads back or nowhere fails K10. */
    static Pull of(Bench bench, RegisterStream stream, @Nullable String since) {
        var open = new ArrayDeque<>(List.of(RegisterQuestion.first(stream, since)));
        var pages = new LinkedHashMap<RegisterQuestion, RegisterPage>();
        long enough = 1_000 + 2 * bench.platform().held(stream);
        while (!open.isEmpty()) {
            var question = open.removeFirst();
            if (pages.size() > enough) fail("K10: the pull of %s has no end after %d pages", stream, pages.size());
            var page = bench.page(question).decode();
            pages.put(question, page);
            for (var next : page.followUps()) {
                assertThat(next.position().length())
                        .as("K10: characters of a position")
                        .isLessThanOrEqualTo(LONGEST_POSITION);
                assertThat(next.stream()).as("K10: a pull stays in its stream").isEqualTo(stream);
                assertThat(next.since()).as("K10: a pull keeps its since").isEqualTo(since);
                if (pages.containsKey(next) || open.contains(next))
                    fail("K10: the pull of %s asks the same twice: %s", stream, next);
                open.addLast(next);
            }
        }
        return new Pull(pages);
    }

    List<RegisterRow> rows() {
        return pages.values().stream().flatMap(page -> page.rows().stream()).toList();
    }

    /** Returns the newest row of each entry by its identity: of equally new ones, the later read. */
    Map<String, RegisterRow> newest() {
        var newest = new HashMap<String, RegisterRow>();
        for (var row : rows())
            newest.merge(identity(row), row, (held, read) -> OLDER_FIRST.compare(held, read) > 0 ? held : read);
        return newest;
    }

    List<String> checkpoints() {
        return pages.values().stream()
                .map(RegisterPage::checkpoint)
                .filter(Objects::nonNull)
                .toList();
    }

    String checkpoint() {
        var all = checkpoints();
        assertThat(all).as("K10: checkpoints of a pull").hasSize(1);
        return all.get(0);
    }

    static String identity(RegisterRow row) {
        if (row.content() instanceof ListEntry entry && entry.entryId() != null) return "entry " + entry.entryId();
        if (row.sourceKey() != null) return "key " + row.sourceKey();
        if (row.content() instanceof Subject subject) return "subject " + subject.uscc() + " " + subject.regNo();
        return "row " + row.raw().get();
    }
}
