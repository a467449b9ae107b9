package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;

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
}
