package org.provgate.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.provgate.batches.Batch;
import org.provgate.batches.BatchDefinition;
import org.provgate.batches.BatchDefinition.Contributor;
import org.provgate.batches.BatchDefinition.Department;
import org.provgate.batches.Batches;
import org.provgate.batches.Filter;
import org.provgate.cli.DrawTable;
import org.provgate.cli.Gateway;
import org.provgate.draw.Contribution;
import org.provgate.draw.DrawFolder;
import org.provgate.items.ItemLists;
import org.provgate.mock.bureau.SampleBureau;
import org.provgate.officers.Officers;
import org.provgate.platforms.Province;
import org.provgate.rules.ItemClass;
import org.provgate.tables.Choice;
import org.provgate.tables.TableFile;

/** The draw of the demo: a batch per province, from its opening to the verification of what was exported. */
final class DemoDraw {

    private static final String ACTOR = "demo";
    private static final Map<String, Map<String, String>> RATES = Map.of(
            "henan", Map.of("A", "0.05", "B", "0.05", "C", "0.10", "D", "0.30", "NOGRADE", "0.05", "LISTED", "0.30"),
            "hebei", Map.of("A", "0.03", "B", "0.03", "C", "0.05", "D", "0.10", "NOGRADE", "0.03", "LISTED", "0.10"));

    private final Map<String, Map<String, String>> rates;
    private final Gateway gateway;
    private final Path folder;
    private final LocalDate today;

    /** @param folder where bundles go */
    DemoDraw(Gateway gateway, Path folder) {
        this(gateway, folder, RATES);
    }

    /** @param rates by stratum, by province; others have Henan's */
    DemoDraw(Gateway gateway, Path folder, Map<String, Map<String, String>> rates) {
        this.rates = rates;
        this.gateway = gateway;
        this.folder = folder;
        this.today = LocalDate.now(gateway.get(Clock.class).withZone(ZoneId.of("Asia/Shanghai")));
    }

    /** Draws a batch of a province whose register is sealed, and verifies the exported bundle as a stranger would. */
    DrawTable.Row run(Province province, int day) {
        var bureau = new SampleBureau(province.areaCode(), today);
        var definition = definition(province, bureau, day);
        prepare(bureau);
        var batches = gateway.get(Batches.class);
        batches.open(definition, ACTOR);
        batches.freeze(definition.id(), ACTOR);
        contribute(batches, definition);
        var batch = batches.run(definition.id(), ACTOR);
        var bundle = folder.resolve(batch.id());
        batches.export(batch.id(), bundle);
        var verification = DrawFolder.at(bundle).verify();
        batches.dispatch(batch.id(), ACTOR);
        return row(province, batch, verification.toString(), bundle);
    }

    /** Freezes a batch of the fire department about the building department's item, and returns how many subjects recognition left out. */
    long leftOut(Province province, int day) {
        var bureau = new SampleBureau(province.areaCode(), today);
        var like = definition(province, bureau, day);
        var batches = gateway.get(Batches.class);
        var id = bureau.area() + "-share-" + day;
        batches.open(
                new BatchDefinition(
                        id,
                        like.province(),
                        like.areaCode(),
                        "演示互认 " + day,
                        SampleBureau.FIRE,
                        like.itemClass(),
                        null,
                        null,
                        like.filter(),
                        like.rates(),
                        like.minimum(),
                        like.slack(),
                        like.windowStart(),
                        like.windowEnd(),
                        List.of(new Department(SampleBureau.FIRE, 2, null, List.of(bureau.item(1)))),
                        like.contributors(),
                        null,
                        null),
                ACTOR);
        var frozen = batches.freeze(id, ACTOR).frozen();
        batches.abort(id, "演示到此为止 shown, not drawn", ACTOR);
        return frozen == null ? 0 : frozen.exclusions().getOrDefault("RECOGNISED", 0L);
    }

    private static DrawTable.Row row(Province province, Batch batch, String verification, Path bundle) {
        var frozen = batch.frozen();
        var drawn = batch.drawn();
        if (frozen == null || drawn == null) throw new IllegalStateException("batch " + batch.id() + " was not drawn");
        return new DrawTable.Row(
                province.id(),
                batch.id(),
                frozen.candidates().values().stream().mapToLong(n -> n).sum(),
                frozen.exclusions(),
                drawn.targets(),
                drawn.unstaffed(),
                String.valueOf(batch.seed()),
                verification.startsWith("Verified") ? "verified" : verification,
                bundle.toString());
    }

    /** Both commit before either reveals, as two departments would. */
    private void contribute(Batches batches, BatchDefinition definition) {
        var random = gateway.get(RandomGenerator.class);
        var reveals = new ArrayList<Runnable>();
        for (var contributor : definition.contributors()) {
            var name = contributor.name();
            var nonce = hex(random);
            var value = hex(random);
            batches.commit(definition.id(), name, Contribution.commitment(name, nonce, value), ACTOR);
            reveals.add(() -> batches.reveal(definition.id(), name, nonce, value, ACTOR));
        }
        reveals.forEach(Runnable::run);
    }

    private void prepare(SampleBureau bureau) {
        gateway.get(Officers.class).importFrom(TableFile.of(bureau.officers()), Choice.ALL_OR_NOTHING, ACTOR);
        var lists = gateway.get(ItemLists.class);
        // the list of the year is made once
        if (!lists.lists(bureau.area(), today.getYear(), null, 1).isEmpty()) return;
        var draft = lists.importDraft(
                        TableFile.of(bureau.items()),
                        bureau.area(),
                        true,
                        today.getYear(),
                        Choice.ALL_OR_NOTHING,
                        ACTOR)
                .list();
        if (draft == null) throw new IllegalStateException("the demo's items were refused");
        lists.fix(draft.id(), ACTOR);
    }

    private BatchDefinition definition(Province province, SampleBureau bureau, int day) {
        var area = bureau.area();
        return new BatchDefinition(
                area + "-demo-" + day,
                province.id(),
                area,
                "演示批次 " + day,
                SampleBureau.BUILDING,
                ItemClass.GENERAL,
                null,
                null,
                Filter.NONE,
                rates.getOrDefault(province.id(), rates.get("henan")),
                Map.of(),
                1,
                today,
                today.plusDays(30),
                List.of(
                        new Department(SampleBureau.BUILDING, 2, "安全", List.of(bureau.item(1), bureau.item(2))),
                        new Department(SampleBureau.FIRE, 2, null, List.of(bureau.item(3)))),
                List.of(new Contributor(area + "-sifa", null, null), new Contributor(area + "-zhujian", null, null)),
                null,
                null);
    }

    private static String hex(RandomGenerator random) {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
