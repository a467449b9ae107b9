package org.provgate.deadlines;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of rows, as arrays for {@code unnest}. */
final class Column {

    private Column() {}

    static <T> @Nullable String[] of(List<T> rows, Function<T, @Nullable Object> value) {
        var column = new @Nullable String[rows.size()];
        for (int i = 0; i < column.length; i++) {
            var cell = value.apply(rows.get(i));
            column[i] = cell == null ? null : cell.toString();
        }
        return column;
    }
}
