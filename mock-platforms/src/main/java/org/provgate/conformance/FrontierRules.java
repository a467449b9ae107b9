package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;

/** K10 to K13: a pull brings everything, once more if asked again, and says where the next one begins. */
final class FrontierRules {

    private FrontierRules() {}

    static void K10(Bench bench) {
        for (var stream : bench.feed().streams()) {
            var pull = Pull.of(bench, stream, null);
            var newest = pull.newest();
            long held = newest.values().stream().filter(row -> !row.withdrawn()).count();
            assertThat(pull.checkpoint()).as("K10: checkpoint of %s", stream).isNotBlank();
            assertThat(held)
                    .as("K10: distinct entries of %s", stream)
                    .isEqualTo(bench.platform().held(stream));
            saysHeld(bench, stream, pull);
            pull.pages().values().stream()
                    .flatMapToLong(page -> page.announced().stream())
                    .forEach(announced -> assertThat(announced)
                            .as("K10: announced of %s", stream)
                            .isEqualTo(newest.size()));
        }
    }

    static void K11(Bench bench) {
        for (var stream : bench.feed().streams())
            Pull.of(bench, stream, null).pages().entrySet().stream().limit(12).forEach(asked -> assertThat(
                            rows(bench.page(asked.getKey()).decode()))
                    .as("K11: rows of a page asked again, %s", asked.getKey())
                    .isEqualTo(rows(asked.getValue())));
    }

    static void K12(Bench bench) {
        for (var stream : bench.feed().streams()) {
            var before = Pull.of(bench, stream, null);
            var known = versions(before);
            bench.platform().moveOnADay();
            var delta = Pull.of(bench, stream, before.checkpoint());
            assertThat(fresh(delta, known))
                    .as("K12: distinct entries of %s in a delta", stream)
                    .hasSize(Math.toIntExact(bench.platform().changed(stream)));
            repeatsLittle(stream, delta, known);
            saysHeld(bench, stream, delta);
            known.addAll(versions(delta));
            var idle = Pull.of(bench, stream, delta.checkpoint());
            assertThat(fresh(idle, known))
                    .as("K12: entries of %s when nothing changed", stream)
                    .isEmpty();
            repeatsLittle(stream, idle, known);
        }
    }

    static void K13(Bench bench) {
        var full = Pull.of(bench, RegisterStream.SUBJECTS, null);
        assertThat(full.pages().values().stream()
                        .filter(page -> !page.rows().isEmpty())
                        .count())
                .as("K13: pages with rows; the stand-in holds too few subjects")
                .isGreaterThanOrEqualTo(3);
        bench.platform().next(PlatformStandIn.Mishap.EMPTY_PAGE);
        var holed = Pull.of(bench, RegisterStream.SUBJECTS, null);
        assertThat(holed.pages().size())
                .as("K13: pages asked although one came empty")
                .isGreaterThanOrEqualTo(full.pages().size());
    }

    private static void saysHeld(Bench bench, RegisterStream stream, Pull pull) {
        pull.pages().values().stream()
                .flatMapToLong(page -> page.held().stream())
                .forEach(held -> assertThat(held)
                        .as("K10: held of %s as the pages say", stream)
                        .isEqualTo(bench.platform().held(stream)));
    }

    private static Object rows(RegisterPage page) {
        return Call.comparable(new RegisterPage(page.rows(), List.of(), null, page.announced(), page.held()));
    }

    /** Returns who is new in {@code pull}: a row at the boundary may come in both, and is then no news. */
    private static Set<String> fresh(Pull pull, Set<String> known) {
        var fresh = new HashSet<String>();
        for (var row : pull.rows()) if (!known.contains(version(row))) fresh.add(Pull.identity(row));
        return fresh;
    }

    /** A boundary is narrow: a delta that brings most of what is held already is no delta. */
    private static void repeatsLittle(RegisterStream stream, Pull pull, Set<String> known) {
        var repeated = versions(pull);
        repeated.retainAll(known);
        assertThat(repeated)
                .as("K12: entries of %s brought again", stream)
                .hasSizeLessThan(Math.max(3, known.size() / 2));
    }

    private static Set<String> versions(Pull pull) {
        return pull.rows().stream().map(FrontierRules::version).collect(Collectors.toCollection(HashSet::new));
    }

    private static String version(RegisterRow row) {
        return Pull.identity(row) + " " + row.updatedAt() + " " + row.withdrawn();
    }
}
