package org.provgate.sanctions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** The law of joint sanctions: whatever happened to the lists, what binds is the entries in force times the catalogue. */
class SanctionLawsProperties {

    private static final List<String> KINDS = List.of("abnormal", "serious", "tax", "dishonest");
    private static final Lists LISTS = new Lists();
    private static final LocalDate FIRST = LocalDate.of(2026, 11, 1);

    /** What a platform does to one of its entries on some day. */
    record Change(int day, String kind, String entry, What what, boolean reconciled) {}

    enum What {
        IN,
        IN_BEFORE_THE_CATALOGUE,
        OUT,
        OUT_TOMORROW,
        OUT_BY_REPAIR,
        WITHDRAWN
    }

    private record Held(LocalDate in, LocalDate out) {}

    @Property(tries = 60)
    void R57_open_measures_are_the_entries_in_force_times_the_rules(
            @ForAll("changes") @Size(min = 1, max = 25) List<Change> changes) {
        LISTS.jdbc
                .sql("TRUNCATE list_entry, sanction, sanction_receiver, recall, sanction_repair")
                .update();
        var held = new HashMap<String, Held>();
        int day = 0;
        for (var change : changes) {
            day = Math.min(28, day + change.day);
            var today = FIRST.plusDays(day);
            LISTS.on(today.toString());
            apply(change, today, held);
            if (change.reconciled) LISTS.reconcile();
        }
        LISTS.reconcile();
        assertThat(open()).containsExactlyInAnyOrderElementsOf(wanted(held, FIRST.plusDays(day)));
        assertThat(LISTS.reconcile().nothing()).isTrue();
        assertThat(LISTS.jdbc.sql("""
                                SELECT count(*) FROM sanction o JOIN sanction_receiver r ON r.sanction_id = o.id
                                 WHERE (o.state = 'RECALLED') <> EXISTS (SELECT FROM recall c WHERE c.sanction_id = o.id AND c.department = r.department)
                                """).query(Long.class).single())
                .as("a recall for each receiver of what is recalled, and none else")
                .isZero();
    }

    private static void apply(Change change, LocalDate today, Map<String, Held> held) {
        var key = change.kind + "/" + change.entry;
        var in = change.what == What.IN_BEFORE_THE_CATALOGUE ? LocalDate.of(2013, 1, 1) : today;
        switch (change.what) {
            case IN, IN_BEFORE_THE_CATALOGUE -> put(change, key, new Held(in, null), null, held);
            case OUT, OUT_BY_REPAIR, OUT_TOMORROW -> {
                var old = held.get(key);
                if (old == null) return;
                var out = change.what == What.OUT_TOMORROW ? today.plusDays(1) : today;
                put(change, key, new Held(old.in, out), change.what == What.OUT ? "已补报" : "信用修复", held);
            }
            case WITHDRAWN -> {
                held.remove(key);
                LISTS.withdraw(change.kind, change.entry);
            }
        }
    }

    private static void put(Change change, String key, Held entry, String why, Map<String, Held> held) {
        held.put(key, entry);
        LISTS.entry(
                change.kind,
                change.entry,
                Lists.FIRM,
                entry.in.toString(),
                entry.out == null ? null : entry.out.toString(),
                entry.out == null ? null : why);
    }

    private static List<String> wanted(Map<String, Held> held, LocalDate today) {
        var wanted = new ArrayList<String>();
        held.forEach((key, entry) -> {
            if (entry.out != null && !entry.out.isAfter(today)) return;
            for (var rule : LISTS.catalogue.rules())
                if (rule.ground().kind().equals(key.substring(0, key.indexOf('/')))
                        && !entry.in.isBefore(rule.from())
                        && (rule.to() == null || !entry.in.isAfter(rule.to()))) wanted.add(key + " " + rule.code());
        });
        return wanted;
    }

    private static List<String> open() {
        return LISTS.open(Lists.FIRM).stream()
                .map(m -> m.basis().ground().toLowerCase(java.util.Locale.ROOT) + "/"
                        + m.basis().id() + " " + m.code())
                .toList();
    }

    @Provide
    Arbitrary<List<Change>> changes() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(KINDS),
                        Arbitraries.of("E1", "E2"),
                        Arbitraries.of(What.values()),
                        Arbitraries.of(true, false))
                .as(Change::new)
                .list();
    }
}
