package org.provgate.platforms;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;

/**
 * An adapter that can be used.
 *
 * @param description what it said of itself, asked once
 * @param origin {@code built in (<jar>)} or {@code plugins/<name>}
 * @param services those of {@code register, inspection, credit, supervision} it offers, in alphabetical order
 */
public record FoundAdapter(
        ProvinceDescription description, String origin, ProvinceAdapter adapter, Set<String> services) {
    public FoundAdapter {
        services = Collections.unmodifiableSet(new TreeSet<>(services));
    }
}
