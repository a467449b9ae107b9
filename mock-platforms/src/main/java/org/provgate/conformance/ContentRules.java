package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.Behaviour.Change;
import org.provgate.spi.supervision.CaseTransfer;

/** K26 and K27: what arrives means what was sent, code by code and letter by letter. */
final class ContentRules {

    private static final List<String> OFFICERS = List.of("示例甲", "示例乙");

    private ContentRules() {}

    static void K26(Bench bench) {
        bench.services().ifPresent(services -> {
            var adapter = bench.adapter();
            var ways = new Ways(services);
            if (adapter.inspectionPlatform().isPresent()) arrives("K26", services, ways.results(), results(services));
            adapter.creditPlatform()
                    .flatMap(platform -> platform.penalties())
                    .ifPresent(it -> arrives("K26", services, ways.penalties(), parties(services)));
            adapter.supervisionPlatform()
                    .flatMap(platform -> platform.behaviours())
                    .ifPresent(it -> arrives("K26", services, ways.behaviours(), behaviours(services)));
            transfers(services);
        });
    }

    private static List<InspectionResult> results(Services services) {
        var samples = services.samples();
        var records = new ArrayList<InspectionResult>();
        for (var mode : CheckMode.values())
            records.add(samples.result(samples.newId(), mode, List.of(Finding.NO_PROBLEM)));
        for (var finding : Finding.values())
            records.add(samples.result(samples.newId(), CheckMode.WRITTEN, List.of(finding)));
        records.add(samples.result(samples.newId(), CheckMode.WRITTEN, Arrays.asList(Finding.values())));
        return records;
    }

    private static List<Penalty> parties(Services services) {
        return Arrays.stream(Party.Kind.values())
                .map(kind -> services.credit()
                        .penalty(services.samples().newId(), services.credit().party(kind), Ways.KINDS, null, null))
                .toList();
    }

    private static List<Behaviour> behaviours(Services services) {
        var records = new ArrayList<Behaviour>();
        for (var mode : CheckMode.values()) records.add(behaviour(services, mode, Finding.NO_PROBLEM, Change.INSERT));
        for (var finding : Finding.values())
            records.add(behaviour(services, CheckMode.WRITTEN, finding, Change.INSERT));
        for (var change : Change.values())
            records.add(behaviour(services, CheckMode.WRITTEN, Finding.NO_PROBLEM, change));
        return records;
    }

    private static Behaviour behaviour(Services services, CheckMode mode, Finding finding, Change change) {
        var samples = services.samples();
        int mark = 1 + change.ordinal();
        return services.credit()
                .behaviour(samples.newId(), samples.itemCode(), "专项检查", mode, List.of(finding), OFFICERS, change, mark);
    }

    private static void transfers(Services services) {
        services.bench()
                .adapter()
                .supervisionPlatform()
                .flatMap(platform -> platform.transfers())
                .ifPresent(transfers -> {
                    var kept = services.standIn().transfers();
                    for (var kind : CaseTransfer.Kind.values()) {
                        var transfer =
                                services.credit().transfer(services.samples().newId(), kind, Samples.HARD);
                        services.ask("K26", transfers, transfer);
                        assertThat(kept.all().get())
                                .as("K26: transfers held")
                                .contains(kept.sayable().apply(transfer));
                    }
                });
    }

    static void K27(Bench bench) {
        Way.each(bench, ContentRules::text);
        bench.services().ifPresent(services -> {
            if (bench.adapter().inspectionPlatform().isPresent()) {
                var samples = services.samples();
                var old = samples.result(samples.newId(), CheckMode.WRITTEN, List.of(Finding.FOLLOW_UP));
                var refused = samples.result(
                        samples.newId(),
                        CheckMode.WRITTEN,
                        List.of(Finding.FOLLOW_UP),
                        samples.team(),
                        null,
                        Samples.HARD,
                        old.recordId());
                arrives("K27", services, new Ways(services).results(), List.of(old));
                arrives("K27", services, new Ways(services).results(), List.of(refused));
            }
            bench.adapter()
                    .creditPlatform()
                    .flatMap(platform -> platform.penalties())
                    .ifPresent(it -> arrives("K27", services, new Ways(services).penalties(), money(services)));
        });
    }

    private static <R> void text(Services services, Way<R> way) {
        arrives(
                "K27",
                services,
                way,
                List.of(way.saying().apply(services.samples().newId(), Samples.HARD)));
    }

    private static List<Penalty> money(Services services) {
        var party = services.credit().party(Party.Kind.ORGANISATION);
        return List.of("0.000001", "1.5", "123456789.123456", "1E+3", "0.10").stream()
                .map(fine -> services.credit().penalty(services.samples().newId(), party, Ways.KINDS, null, fine))
                .toList();
    }

    private static <R> void arrives(String rule, Services services, Way<R> way, List<R> records) {
        services.taken(rule, way, records);
        for (var record : records)
            assertThat(way.kept(way.id().apply(record)))
                    .as("%s: held of a record of %s", rule, way)
                    .containsExactly(way.kept().sayable().apply(record));
    }
}
