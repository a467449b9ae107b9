package org.provgate.sanctions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The catalogue of measures (联合惩戒措施清单): what is shipped and the bureau's own. Immutable. */
public final class SanctionCatalogue {

    private final List<SanctionRule> rules;
    private final List<String> repaired;
    private final List<String> mistaken;

    private SanctionCatalogue(List<SanctionRule> rules, List<String> repaired, List<String> mistaken) {
        this.rules = List.copyOf(rules);
        this.repaired = List.copyOf(repaired);
        this.mistaken = List.copyOf(mistaken);
    }

    /** Returns the measures that come with the gateway. */
    public static SanctionCatalogue shipped() {
        var name = "sanction-catalogue.json";
        try (var in = SanctionCatalogue.class.getResourceAsStream(name)) {
            return new SanctionCatalogue(List.of(), List.of(), List.of())
                    .and(CatalogueFile.read(name, Objects.requireNonNull(in)));
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /**
     * Returns these measures and those of a bureau's own file, which is of the same form; a code given again replaces all versions of it.
     *
     * @throws IllegalArgumentException naming everything that is wrong in the file
     */
    public SanctionCatalogue and(Path own) {
        try (var in = Files.newInputStream(own)) {
            return and(CatalogueFile.read(own.toString(), in));
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue of measures " + own + " cannot be read", e);
        }
    }

    private SanctionCatalogue and(CatalogueFile file) {
        var all = new ArrayList<>(rules);
        all.removeIf(old -> file.rules().stream().anyMatch(r -> r.code().equals(old.code())));
        all.addAll(file.rules());
        return new SanctionCatalogue(all, both(repaired, file.repaired()), both(mistaken, file.mistaken()));
    }

    public List<SanctionRule> rules() {
        return rules;
    }

    /** Returns words in 移出原因 that mean 信用修复: such a measure is recalled, not only ended. */
    List<String> repaired() {
        return repaired;
    }

    /** Returns words in 移出原因 that mean that the entry never should have been. */
    List<String> mistaken() {
        return mistaken;
    }

    /** Returns the fields each department carries measures out in. */
    public Map<String, Set<Field>> executors() {
        var fields = new HashMap<String, Set<Field>>();
        for (var rule : rules)
            for (var department : rule.executors())
                fields.computeIfAbsent(department, d -> EnumSet.noneOf(Field.class))
                        .add(rule.field());
        return fields;
    }

    private static List<String> both(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).distinct().toList();
    }
}
