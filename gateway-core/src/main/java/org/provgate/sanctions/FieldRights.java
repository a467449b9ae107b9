package org.provgate.sanctions;

import java.util.EnumSet;
import java.util.Set;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;

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

    /** Returns these and the fields of which agreements share measures; which departments' measures those are, {@link SanctionLookUp} heeds. */
    default FieldRights and(Agreements agreements) {
        return caller -> {
            var fields = EnumSet.noneOf(Field.class);
            fields.addAll(of(caller));
            if (caller.reach() != Reach.DEPARTMENT) return fields;
            var rights = agreements.rights(caller, FindingKind.SANCTION);
            for (var field : Field.values())
                for (var provider : rights.providers())
                    if (rights.grant(provider) != null && rights.sees(provider, field.shared())) fields.add(field);
            return fields;
        };
    }
}
