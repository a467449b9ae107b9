package org.provgate.items;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A version of a department's list for a year.
 *
 * @param joint 部门联合抽查事项清单
 * @param version from 1
 * @param items how many it holds
 * @param keyItems how many of them are key items, which are to be few (R73)
 */
public record ItemList(
        long id,
        String department,
        boolean joint,
        int year,
        int version,
        State state,
        String writtenBy,
        Instant writtenAt,
        @Nullable String fixedBy,
        @Nullable Instant fixedAt,
        int items,
        int keyItems) {

    /** A list's state. */
    public enum State {
        /** May be fixed, or left; a new import makes a new version. */
        DRAFT,
        /** In force, and never changes. */
        FIXED
    }

    /** Returns the day by which it is to be fixed (R7): 31 December before the year, of a joint list 31 March of the year. */
    public LocalDate due() {
        return joint ? LocalDate.of(year, 3, 31) : LocalDate.of(year - 1, 12, 31);
    }

    /** Returns where it stands in the evidence log. */
    String object() {
        return "item-list/" + id;
    }
}
