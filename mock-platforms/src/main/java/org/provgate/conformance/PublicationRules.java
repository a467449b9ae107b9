package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.provgate.spi.inspection.InspectionPlatform.Publication.State;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;

/** K30: whether a result is public is never guessed. */
final class PublicationRules {

    private PublicationRules() {}

    static void K30(Bench bench) {
        bench.adapter().inspectionPlatform().ifPresent(platform -> {
            var services = bench.services().orElseThrow();
            var way = new Ways(services).results();
            var receipts = services.taken("K30", way, way.good(services.samples(), 2)).values().stream()
                    .map(receipt -> new PublicationQuestion(receipt.recordId(), String.valueOf(receipt.receiptNo())))
                    .toList();
            var first = receipts.get(0);
            var second = receipts.get(1);
            assertThat(services.ask("K30", platform.publication(), receipts))
                    .as("K30: of results just taken")
                    .containsExactlyInAnyOrder(pending(first), pending(second));
            boolean returned = services.standIn().giveBack(second.recordId(), second.receiptNo(), Samples.HARD);
            services.standIn().pass(Duration.ofDays(1));
            var asked = unknown(services, platform);
            asked.set(0, first);
            asked.set(asked.size() - 1, second);
            var answers = services.ask("K30", platform.publication(), asked);
            assertThat(answers)
                    .as("K30: unknown results have no answer")
                    .extracting(Publication::recordId)
                    .containsExactlyInAnyOrder(first.recordId(), second.recordId());
            for (var answer : answers)
                if (returned && answer.recordId().equals(second.recordId()))
                    assertThat(answer)
                            .as("K30: of a result returned")
                            .isEqualTo(new Publication(second.recordId(), State.RETURNED, Samples.HARD, null));
                else isPublic(services, answer);
            assertThat(services.ask(
                            "K30",
                            platform.publication(),
                            unknown(services, platform).subList(0, 1)))
                    .as("K30: of one unknown result")
                    .isEmpty();
        });
    }

    private static Publication pending(PublicationQuestion asked) {
        return new Publication(asked.recordId(), State.PENDING, null, null);
    }

    private static void isPublic(Services services, Publication answer) {
        assertThat(answer.state()).as("K30: of a result a day old").isEqualTo(State.PUBLISHED);
        assertThat(answer.publishedAt())
                .as("K30: day of publication")
                .isBetween(
                        services.samples().today(), services.samples().today().plusDays(1));
    }

    private static List<PublicationQuestion> unknown(Services services, InspectionPlatform platform) {
        return new ArrayList<>(IntStream.range(0, Math.max(2, platform.publicationLimit()))
                .mapToObj(i -> new PublicationQuestion(services.samples().newId(), "NO-" + i))
                .toList());
    }
}
