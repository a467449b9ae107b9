package org.provgate.platforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The entries below {@code provgate.provinces}, checked as a whole. Immutable.
 *
 * <p>Each entry has {@code adapter}, {@code base-url}, {@code area-code}, {@code enabled} (true unless said) and the settings
 * its adapter describes. A setting whose pattern accepts the empty text may be left out. A value {@code file:<path>} stands for
 * what is in that file, without white space around it.
 */
public final class Provinces {

    private final List<Province> enabled;

    private Provinces(List<Province> enabled) {
        this.enabled = List.copyOf(enabled);
    }

    /**
     * Checks all entries. Of a disabled one only the names of its keys are checked, so that switching an entry off always helps,
     * even when its adapter or a secret is gone.
     *
     * @param entries by entry name, then by key
     * @throws ConfigurationException with all problems of all entries
     */
    public static Provinces of(Map<String, Map<String, String>> entries, Adapters adapters) {
        var problems = new ArrayList<String>();
        var enabled = new ArrayList<Province>();
        new TreeMap<>(entries)
                .forEach((id, values) ->
                        new ProvinceEntry(id, values, adapters, problems).read().ifPresent(enabled::add));
        if (!problems.isEmpty()) throw new ConfigurationException(problems);
        return new Provinces(enabled);
    }

    /** Returns the entries in use, in the order of their names. */
    public List<Province> enabled() {
        return enabled;
    }

    /** Returns the entry in use of this name. */
    public Optional<Province> named(String id) {
        return enabled.stream().filter(p -> p.id().equals(id)).findFirst();
    }
}
