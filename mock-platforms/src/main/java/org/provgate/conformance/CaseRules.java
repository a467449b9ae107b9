package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.Behaviour.Change;
import org.provgate.spi.supervision.CaseTransfer;

/** K35 to K37: sanctions, behaviours that change, and cases that are handed over. */
final class CaseRules {

    private CaseRules() {}

    static void K35(Bench bench) {
        bench.adapter()
                .creditPlatform()
                .flatMap(platform -> platform.sanctions())
                .ifPresent(sanctions -> {
                    var services = bench.services().orElseThrow();
                    var free = services.standIn().firms().get(2).uscc();
                    assertThat(services.ask("K35", sanctions, free))
                            .as("K35: measures that bind a free subject")
                            .isEmpty();
                    var bound = services.samples().firm().uscc();
                    var measures = services.standIn().sanction(bound);
                    assertThat(measures).as("K35: measures the stand-in knows").isNotEmpty();
                    assertThat(services.ask("K35", sanctions, bound))
                            .as("K35: measures that bind a subject")
                            .containsExactlyInAnyOrderElementsOf(measures);
                });
        bench.adapter()
                .creditPlatform()
                .flatMap(platform -> platform.sanctionFeedback())
                .ifPresent(report -> feedback(bench.services().orElseThrow(), report));
    }

    private static void feedback(Services services, Operation<SanctionFeedback, Boolean> report) {
        var order = services.standIn()
                .sanction(services.samples().firm().uscc())
                .get(0)
                .orderId();
        var feedback = services.credit().feedback(order, services.samples().newId(), Samples.HARD);
        var kept = services.standIn().feedback();
        for (var time : List.of("first", "again")) {
            assertThat(services.ask("K35", report, feedback))
                    .as("K35: feedback, %s", time)
                    .isTrue();
            assertThat(kept.all().get().stream()
                            .filter(held -> held.feedbackId().equals(feedback.feedbackId())))
                    .as("K35: feedback held, %s", time)
                    .containsExactly(kept.sayable().apply(feedback));
        }
        var unknown =
                services.credit().feedback("NO-SUCH-ORDER", services.samples().newId(), Samples.HARD);
        assertThat(catchThrowable(() -> services.call(report, unknown).decode()))
                .as("K35: feedback on an order nobody knows")
                .isInstanceOf(Refused.class);
    }

    static void K36(Bench bench) {
        bench.adapter()
                .supervisionPlatform()
                .flatMap(platform -> platform.behaviours())
                .ifPresent(behaviours -> {
                    var services = bench.services().orElseThrow();
                    var way = new Ways(services).behaviours();
                    var id = services.samples().newId();
                    var sent = new ArrayList<Behaviour>();
                    for (var change : Change.values()) {
                        var record = services.credit()
                                .behaviour(id, services.samples().itemCode(), "专项检查", change, 1 + change.ordinal());
                        sent.add(record);
                        var first = services.taken("K36", way, List.of(record));
                        var again = services.taken("K36", way, List.of(record));
                        assertThat(again.get(id).receiptNo())
                                .as("K36: receipt number of %s sent again", change)
                                .isEqualTo(first.get(id).receiptNo());
                    }
                    assertThat(way.kept(id))
                            .as("K36: what became of a behaviour")
                            .containsExactlyElementsOf(
                                    sent.stream().map(way.kept().sayable()).toList());
                });
    }

    static void K37(Bench bench) {
        bench.adapter()
                .supervisionPlatform()
                .flatMap(platform -> platform.transfers())
                .ifPresent(transfers -> {
                    var services = bench.services().orElseThrow();
                    var kept = services.standIn().transfers();
                    var id = services.samples().newId();
                    var transfer = services.credit().transfer(id, CaseTransfer.Kind.PUBLIC_SECURITY, "涉嫌无证施工");
                    var number = services.ask("K37", transfers, transfer);
                    assertThat(number).as("K37: receipt number of a transfer").isNotBlank();
                    assertThat(services.ask("K37", transfers, transfer))
                            .as("K37: receipt number of a transfer sent again")
                            .isEqualTo(number);
                    var other = services.credit().transfer(id, CaseTransfer.Kind.PUBLIC_SECURITY, "涉嫌转包");
                    assertThat(catchThrowable(
                                    () -> services.call(transfers, other).decode()))
                            .as("K37: another transfer under the same id")
                            .isInstanceOf(Refused.class);
                    assertThat(kept.all().get().stream()
                                    .filter(held -> held.transferId().equals(id)))
                            .as("K37: transfers held")
                            .containsExactly(kept.sayable().apply(transfer));
                });
    }
}
