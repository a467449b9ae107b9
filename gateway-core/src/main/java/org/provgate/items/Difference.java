package org.provgate.items;

import java.util.List;

/**
 * How an item differs between two versions.
 *
 * @param fields the fields that differ; all of them if the item is only in one
 */
public record Difference(String code, Kind kind, List<Field> fields) {

    public Difference {
        fields = List.copyOf(fields);
    }

    /** Where the item is. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /** A field before and after; an empty text is nothing. */
    public record Field(String column, String before, String after) {}
}
