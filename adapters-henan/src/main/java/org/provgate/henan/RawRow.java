package org.provgate.henan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.RowFault;
import org.provgate.spi.register.RowReader;

/**
 * The fields of the item being read, as texts; one object serves all items of a page, one after another.
 *
 * <p>Fields nobody asks for are no fault, whatever they hold. A number or a boolean counts as its text.
 */
final class RawRow {

    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> nested = new LinkedHashSet<>();
    private final Set<String> nestedAndWanted = new LinkedHashSet<>();

    void clear() {
        texts.clear();
        nested.clear();
        nestedAndWanted.clear();
    }

    void text(String field, String value) {
        texts.put(field, value);
    }

    /** Notes that the field holds an object or a list, where the contract has none. */
    void nested(String field) {
        nested.add(field);
    }

    RowReader reader() {
        return new RowReader(this::wanted);
    }

    /** Returns the reader's faults and, of the fields it read, those that held an object or a list. */
    List<RowFault> faults(RowReader reader) {
        if (nestedAndWanted.isEmpty()) return reader.faults();
        var all = new ArrayList<>(reader.faults());
        for (var field : nestedAndWanted) all.add(new RowFault(RowFault.Rule.FORMAT, field, "{…}"));
        return all;
    }

    private @Nullable String wanted(String field) {
        if (nested.contains(field)) nestedAndWanted.add(field);
        return texts.get(field);
    }
}
