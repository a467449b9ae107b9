package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.stream.IntStream;
import org.provgate.spi.Batch;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.Step;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.Behaviour.Change;
import org.provgate.spi.supervision.CaseTransfer;

/** K31: what cannot be carried is refused before anything is sent, and never sent as something else. */
final class RefusalRules {

    /** Half a character: no encoding has it. */
    static final String HALF = "通道\uD840堆放";

    /** Characters some formats have no place for. */
    private static final List<String> RARE = List.of("\u0001", "\u0000", "\uFFFE", "\u0085", "\uE000", "\uDBFF\uDFFF");
    /** What lists are joined by. */
    private static final List<String> BETWEEN = List.of(",", "，", ";", "；", "、", "|");

    private RefusalRules() {}

    static void K31(Bench bench) {
        Way.each(bench, RefusalRules::channel);
        bench.services().ifPresent(services -> {
            var adapter = bench.adapter();
            adapter.inspectionPlatform().ifPresent(platform -> inspection(services, platform));
            adapter.creditPlatform()
                    .flatMap(platform -> platform.penalties())
                    .ifPresent(penalties -> penalties(services));
            adapter.creditPlatform()
                    .flatMap(platform -> platform.sanctionFeedback())
                    .ifPresent(report ->
                            refuses(services, report, services.credit().feedback("LC-1", "F-1", HALF)));
            adapter.supervisionPlatform()
                    .flatMap(platform -> platform.behaviours())
                    .ifPresent(behaviours -> joinedOfficers(services));
            adapter.supervisionPlatform()
                    .flatMap(platform -> platform.transfers())
                    .ifPresent(transfers -> refuses(
                            services, transfers, services.credit().transfer("T-1", CaseTransfer.Kind.COPY, HALF)));
        });
    }

    private static <R> void channel(Services services, Way<R> way) {
        var submit = way.channel().submit();
        int limit = way.channel().batchLimit();
        var samples = services.samples();
        refuses(services, submit, services.batch(way.good(samples, limit + 1)));
        refuses(services, submit, services.batch(List.of(way.saying().apply(samples.newId(), HALF))));
        for (var rare : RARE) unharmed(services, way, way.saying().apply(samples.newId(), "通道" + rare + "堆放"));
    }

    private static void inspection(Services services, InspectionPlatform platform) {
        var samples = services.samples();
        int many = platform.registerLimit() + 1;
        refuses(
                services,
                platform.items(),
                IntStream.range(0, many)
                        .mapToObj(
                                i -> samples.item(samples.itemCode().substring(0, 6) + "%08d".formatted(i), "消防", true))
                        .toList());
        refuses(
                services,
                platform.officers(),
                IntStream.range(0, many)
                        .mapToObj(i -> samples.officer("证书" + i, Samples.OFFICER, List.of()))
                        .toList());
        refuses(
                services,
                platform.publication(),
                IntStream.rangeClosed(0, platform.publicationLimit())
                        .mapToObj(i -> new PublicationQuestion("K-" + i, "NO-" + i))
                        .toList());
        refuses(services, platform.items(), List.of(samples.item(samples.itemCode(), HALF, true)));
        refuses(services, platform.officers(), List.of(samples.officer("证书", HALF, List.of())));
        platform.plans().ifPresent(plans -> refuses(services, plans, samples.plan(HALF, 0)));
        var task = samples.task(samples.taskId(), HALF, samples.targets(samples.team()), null);
        refuses(services, platform.tasks(), Step.first(task));
        for (var between : BETWEEN) joinedTeam(services, between);
    }

    private static void joinedTeam(Services services, String between) {
        var samples = services.samples();
        var way = new Ways(services).results();
        var officers = List.of(
                samples.officer("证甲" + between + "乙", Samples.OFFICER, List.of()),
                samples.officer("证丙", Samples.OFFICER, List.of()));
        var entries =
                services.bench().adapter().inspectionPlatform().orElseThrow().officers();
        if (refused(services, entries, officers)) return;
        services.ask("K31", entries, officers);
        var team = List.of(officers.get(0).certNo(), officers.get(1).certNo());
        unharmed(
                services,
                way,
                samples.result(samples.newId(), CheckMode.ON_SITE, List.of(Finding.CORRECTED), team, null, null, null));
    }

    private static void penalties(Services services) {
        var way = new Ways(services).penalties();
        var party = services.credit().party(Party.Kind.ORGANISATION);
        for (var between : BETWEEN) {
            var kinds = List.of("警告" + between + "罚款", "没收");
            unharmed(services, way, services.credit().penalty(services.samples().newId(), party, kinds, null, null));
        }
        var tooFine = services.credit().penalty(services.samples().newId(), party, Ways.KINDS, null, "1.0000001");
        refuses(services, way.channel().submit(), services.batch(List.of(tooFine)));
    }

    private static void joinedOfficers(Services services) {
        var samples = services.samples();
        for (var between : BETWEEN)
            unharmed(
                    services,
                    new Ways(services).behaviours(),
                    services.credit()
                            .behaviour(
                                    samples.newId(),
                                    samples.itemCode(),
                                    "专项检查",
                                    CheckMode.ON_SITE,
                                    List.of(Finding.NO_PROBLEM),
                                    List.of("示例甲" + between + "乙", "示例丙"),
                                    Change.INSERT,
                                    1));
    }

    /** Refused, or held as it was sent; or refused by the platform itself. */
    private static <R> void unharmed(Services services, Way<R> way, R record) {
        var batch = services.batch(List.of(record));
        if (refused(services, way.channel().submit(), batch)) return;
        services.receipts("K31", way, batch);
        assertThat(way.kept(way.id().apply(record)))
                .as("K31: held of a record of %s that is hard to carry", way)
                .isSubsetOf(List.of(way.kept().sayable().apply(record)));
    }

    private static <Q> boolean refused(Services services, Operation<Q, ?> operation, Q question) {
        var failure =
                catchThrowable(() -> operation.encode(question, services.bench().context()));
        if (failure == null) return false;
        assertThat(failure)
                .as("K31: %s of what cannot be carried", operation.name())
                .isInstanceOfSatisfying(
                        Refused.class,
                        e -> assertThat(e.code()).as("K31: code of a refusal").isNotBlank());
        return true;
    }

    private static <Q> void refuses(Services services, Operation<Q, ?> operation, Q question) {
        assertThat(refused(services, operation, question))
                .as(
                        "K31: %s is refused before it is sent: %s",
                        operation.name(),
                        question instanceof Batch<?> batch
                                ? batch.records().size() + " records"
                                : "too many or half a character")
                .isTrue();
    }
}
