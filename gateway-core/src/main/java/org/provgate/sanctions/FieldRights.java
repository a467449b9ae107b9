package org.provgate.sanctions;

import java.util.EnumSet;
import java.util.Set;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;

/** Which fields' measures somebody may read. For several threads. */
@FunctionalInterface
public interface FieldRights {

    /** Returns the fields a caller may read; empty for nobody and for the public. */
    Set<Field> of(Caller caller);

    /** Returns the least there is: departments read the fields they execute, the office all. */
    static FieldRights executors(SanctionCatalogue catalogue) {
        var fields = catalogue.executors();
        return caller -> {
            if (caller.reach() == Reach.OFFICE) return EnumSet.allOf(Field.class);
            return caller.reach() == Reach.DEPARTMENT ? fields.getOrDefault(caller.department(), Set.of()) : Set.of();
        };
    }
}
