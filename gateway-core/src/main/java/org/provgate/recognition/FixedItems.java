package org.provgate.recognition;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Items of the fixed lists (抽查事项清单), held as long as no further list is fixed: one that is fixed never changes. For several threads. */
final class FixedItems {

    private static final String COUNT = "SELECT count(*) FROM item_list WHERE state = 'FIXED'";
    private static final String ITEMS = """
            SELECT i.code, i.name, i.item_class, l.department FROM item i JOIN item_list l ON l.id = i.list_id AND l.state = 'FIXED'
             ORDER BY l.year, l.version, l.department, l.joint, l.id
            """;

    static final Lists NO_LISTS = new Lists(0, Map.of(), Map.of());

    private final JdbcClient jdbc;
    private volatile Lists held = NO_LISTS;

    FixedItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An item as a list has it. */
    record Listed(String name, ItemClass itemClass) {}

    private record Key(String department, String code) {}

    /** Fixed lists, as many as {@code count}. */
    record Lists(long count, Map<Key, Listed> own, Map<String, Listed> newest) {

        /** Returns an item as the newest list of a department has it, or else the newest of all; null if none has it. */
        @Nullable
        Listed item(String department, String code) {
            var listed = own.get(new Key(department, code));
            return listed == null ? newest.get(code) : listed;
        }
    }

    /** Returns the lists that are fixed now. */
    Lists now() {
        return of(jdbc.sql(COUNT).query(Long.class).single());
    }

    /** @param count of fixed lists, as the statement saw it whose answer they complete */
    Lists of(long count) {
        var known = held;
        if (known.count == count) return known;
        var own = new HashMap<Key, Listed>();
        var newest = new HashMap<String, Listed>();
        jdbc.sql(ITEMS).query(r -> {
            var listed = new Listed(r.getString("name"), ItemClass.valueOf(r.getString("item_class")));
            own.put(new Key(r.getString("department"), r.getString("code")), listed);
            newest.put(r.getString("code"), listed);
        });
        // a list fixed since it was counted is among them, and counted next time
        var read = new Lists(count, own, newest);
        held = read;
        return read;
    }
}
