package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.provgate.spi.register.RegisterStream;
import org.provgate.spi.register.RowFault.Rule;

/** K14 and K15: a dirty row is a value or a fault with a name, never an exception and never a guess. */
final class RowRules {

    private RowRules() {}

    static void K14(Bench bench) {
        for (var stream : bench.feed().streams()) {
            var pull = pull(bench, stream);
            for (var row : pull.rows()) {
                assertThat(row.raw().get())
                        .as("K14: raw of a row of %s", stream)
                        .isNotBlank();
                for (var fault : row.faults())
                    assertThat(fault.field()).as("K14: field of a fault").isNotBlank();
                if (row.updatedAt() == null)
                    assertThat(row.faults())
                            .as("K14: faults of a row of %s without a time", stream)
                            .isNotEmpty();
            }
            counts(bench, "K14", stream, pull, Rule.DATE);
        }
    }

    static void K15(Bench bench) {
        for (var stream : bench.feed().streams()) counts(bench, "K15", stream, Pull.of(bench, stream, null), Rule.CODE);
    }

    private static Pull pull(Bench bench, RegisterStream stream) {
        try {
            return Pull.of(bench, stream, null);
        } catch (RuntimeException e) {
            throw new AssertionError("K14: a page of " + stream + " with dirty rows could not be read", e);
        }
    }

    private static void counts(Bench bench, String name, RegisterStream stream, Pull pull, Rule rule) {
        long reported = pull.newest().values().stream()
                .filter(row -> !row.withdrawn())
                .filter(row -> row.faults().stream().anyMatch(fault -> fault.rule() == rule))
                .count();
        long expected = bench.platform().faulty(stream, rule);
        if (stream == RegisterStream.SUBJECTS)
            assertThat(expected)
                    .as("%s: the stand-in has subjects that break %s", name, rule)
                    .isPositive();
        assertThat(reported)
                .as("%s: entries of %s with a fault of %s", name, stream, rule)
                .isEqualTo(expected);
    }
}
