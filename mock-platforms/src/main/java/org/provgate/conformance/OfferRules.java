package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.provgate.spi.SubmissionChannel;

/** K18: what is not offered is declared, and everything offered can be tried. */
final class OfferRules {

    private OfferRules() {}

    static void K18(Bench bench, Set<Offer> notOffered) {
        var missing = Offer.missing(bench.adapter());
        assertThat(missing).as("K18: what is not offered").isEqualTo(notOffered);
        assertThat(Offer.missing(bench.adapter())).as("K18: asked again").isEqualTo(missing);
        bench.services().ifPresent(services -> {
            bench.adapter().inspectionPlatform().ifPresent(platform -> {
                assertThat(platform.registerLimit()).as("K18: registerLimit").isPositive();
                assertThat(platform.publicationLimit())
                        .as("K18: publicationLimit")
                        .isPositive();
            });
            for (var way : services.ways())
                assertThat(way.channel().batchLimit())
                        .as("K18: batchLimit of %s", way)
                        .isPositive();
            for (var call : services.calls())
                assertThat(call.operation().name())
                        .as("K18: name of an operation")
                        .matches("[a-z0-9]+(-[a-z0-9]+)*");
        });
    }

    /** Returns what is not there and so not tried, for the report. */
    static Map<String, String> report(Bench bench) {
        var ways = bench.services().map(Services::ways).orElse(List.of());
        return Map.of(
                "not offered", Offer.missing(bench.adapter()).toString(),
                "no lookup", without(ways, SubmissionChannel::lookup),
                "settled at once", without(ways, SubmissionChannel::receipts));
    }

    private static String without(List<Way<?>> ways, Function<SubmissionChannel<?>, Optional<?>> part) {
        return ways.stream()
                .filter(way -> part.apply(way.channel()).isEmpty())
                .map(Way::name)
                .toList()
                .toString();
    }
}
