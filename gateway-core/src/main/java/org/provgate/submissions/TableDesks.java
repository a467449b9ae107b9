package org.provgate.submissions;

import java.util.Map;

/** The desks that take tables in. */
public record TableDesks(Map<Kind, TableDesk<?>> byKind) {

    public TableDesks {
        byKind = Map.copyOf(byKind);
    }

    /** @throws IllegalArgumentException if nothing of the kind is handed in by table */
    public TableDesk<?> of(Kind kind) {
        var desk = byKind.get(kind);
        if (desk == null) throw new IllegalArgumentException(kind.path() + " are not handed in by table");
        return desk;
    }
}
