package org.provgate.conformance;

import java.util.ArrayList;
import java.util.List;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.Behaviour.Change;

/** The channels an adapter offers. */
record Ways(Services services) {

    static final List<String> KINDS = List.of("警告", "罚款");

    List<Way<?>> all() {
        var ways = new ArrayList<Way<?>>();
        var adapter = services.bench().adapter();
        if (adapter.inspectionPlatform().isPresent()) ways.add(results());
        adapter.creditPlatform().ifPresent(platform -> {
            if (platform.penalties().isPresent()) ways.add(penalties());
            if (platform.licences().isPresent()) ways.add(licences());
        });
        adapter.supervisionPlatform()
                .flatMap(platform -> platform.behaviours())
                .ifPresent(it -> ways.add(behaviours()));
        return ways;
    }

    Way<InspectionResult> results() {
        var samples = services.samples();
        return new Way<>(
                "results",
                services.bench().adapter().inspectionPlatform().orElseThrow().results(),
                services.standIn().results(),
                InspectionResult::recordId,
                (id, text) -> samples.result(
                        id, CheckMode.ON_SITE, List.of(Finding.CORRECTED), samples.team(), text, null, null),
                id -> samples.result(
                        id,
                        CheckMode.ON_SITE,
                        List.of(Finding.CORRECTED),
                        samples.team().subList(0, 1),
                        Way.TEXT,
                        null,
                        null));
    }

    Way<Penalty> penalties() {
        var samples = services.credit();
        var person = samples.party(Party.Kind.PERSON);
        return new Way<>(
                "penalties",
                services.bench()
                        .adapter()
                        .creditPlatform()
                        .flatMap(platform -> platform.penalties())
                        .orElseThrow(),
                services.standIn().penalties(),
                Penalty::recordId,
                (id, text) -> samples.penalty(id, person, KINDS, text, "1.5"),
                id -> samples.penalty(id, samples.nameless(), KINDS, Way.TEXT, "1.5"));
    }

    Way<Licence> licences() {
        var samples = services.credit();
        var person = samples.party(Party.Kind.PERSON);
        return new Way<>(
                "licences",
                services.bench()
                        .adapter()
                        .creditPlatform()
                        .flatMap(platform -> platform.licences())
                        .orElseThrow(),
                services.standIn().licences(),
                Licence::recordId,
                (id, text) -> samples.licence(id, person, text),
                id -> samples.licence(id, samples.nameless(), Way.TEXT));
    }

    Way<Behaviour> behaviours() {
        var samples = services.credit();
        var item = services.samples().itemCode();
        return new Way<>(
                "behaviours",
                services.bench()
                        .adapter()
                        .supervisionPlatform()
                        .flatMap(platform -> platform.behaviours())
                        .orElseThrow(),
                services.standIn().behaviours(),
                Behaviour::recordId,
                (id, text) -> samples.behaviour(id, item, text, Change.INSERT, 1),
                id -> samples.behaviour(id, item.substring(0, 8), Way.TEXT, Change.INSERT, 1));
    }
}
