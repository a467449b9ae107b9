package org.provgate.cli;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.provgate.batches.Batch;
import org.provgate.batches.BatchDefinition;

/** A batch as a person reads it. */
final class BatchText {

    private final StringBuilder text = new StringBuilder();

    private BatchText() {}

    static String of(Batch batch) {
        var text = new BatchText();
        text.definition(batch.definition());
        text.line("state", batch.state().name());
        if (batch.abortReason() != null) text.line("aborted", batch.abortReason());
        if (batch.replacedBy() != null) text.line("replaced by", batch.replacedBy());
        if (batch.frozen() != null) text.frozen(batch.frozen());
        batch.contributions().forEach(text::given);
        if (batch.seed() != null) text.line("seed", batch.seed());
        if (batch.drawn() != null) text.drawn(batch.drawn());
        text.line(
                "next",
                batch.next().isEmpty()
                        ? "nothing"
                        : batch.next().stream().map(s -> s.name().toLowerCase()).collect(Collectors.joining(", ")));
        return text.text.toString();
    }

    private void definition(BatchDefinition d) {
        line("batch", d.id() + "  " + d.name());
        line("province", d.province() + " " + d.areaCode());
        line("items", d.itemClass() + (d.template() == null ? "" : ", template " + d.template()));
        line("mode", d.filter().directed() ? "directed (定向): " + d.filter() : "undirected (不定向)");
        line("rates", rates(d.rates()));
        line("window", d.windowStart() + " to " + d.windowEnd());
        d.departments()
                .forEach(dep -> line(
                        "department",
                        dep.id() + ", teams of " + dep.teamSize()
                                + (dep.specialty() == null ? "" : ", first seat " + dep.specialty())));
        if (d.replaces() != null) line("replaces", d.replaces() + ": " + d.replaceReason());
    }

    private void frozen(Batch.Frozen frozen) {
        line("frame", frozen.candidates() + " candidates of run " + frozen.run());
        line(
                "left out",
                frozen.exclusions().isEmpty() ? "nobody" : frozen.exclusions().toString());
        line("frame root", frozen.frameRoot());
        line("roster root", frozen.rosterRoot());
        line("conflicts", frozen.conflictsRoot());
        line("parameters", frozen.parametersDigest());
    }

    private void given(Batch.Given given) {
        var status = given.value() != null
                ? "revealed: " + given.value()
                : given.event() != null
                        ? "waits for " + given.event() + " at " + given.eventAt()
                        : Objects.requireNonNullElse(given.commitment(), "has not committed yet");
        line("contributor", given.contributor() + "  " + status);
    }

    private void drawn(Batch.Drawn drawn) {
        line("document", drawn.documentDigest());
        line("task", drawn.task());
        line("targets", drawn.targets() + (drawn.unstaffed() == 0 ? "" : ", unstaffed " + drawn.unstaffed()));
    }

    private static String rates(Map<String, String> rates) {
        return rates.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(r -> r.getKey() + " " + r.getValue())
                .collect(Collectors.joining(", "));
    }

    private void line(String name, String value) {
        text.append("%-12s %s%n".formatted(name, value));
    }
}
