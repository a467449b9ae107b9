package org.provgate.sanctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.sanctions.Lists.OFFICE;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A night with a hundred thousand measures. */
class ManyMeasuresTest {

    private static final int ENTRIES = 25_000;
    private final Lists lists = new Lists();

    private Duration timed(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    @Test
    void a_hundred_thousand_measures_open_stay_and_are_recalled_in_seconds_and_a_look_up_reads_a_few_rows() {
        lists.jdbc.sql("""
                        INSERT INTO list_entry (province, kind, identity, bucket, content_hash, updated_at, run_id, valid_from, entry_id, source_key,
                                                uscc, name, reason, in_date)
                        SELECT 'henan', 'serious', 'E' || n, 0, '', now(), 1, now(), 'E' || n, 'P' || n, '9141040' || lpad(n::text, 11, '0'), '企业' || n,
                               '1', '2026-03-02'
                          FROM generate_series(1, :entries) n
                        """).param("entries", ENTRIES).update();
        var opened = timed(() -> assertThat(lists.reconcile().opened()).isEqualTo(4 * ENTRIES));
        var again = timed(() -> assertThat(lists.reconcile().nothing()).isTrue());
        lists.jdbc.sql("DELETE FROM list_entry WHERE right(identity, 1) = '7'").update();
        var recalled = timed(() -> assertThat(lists.reconcile().recalled()).isEqualTo(4 * ENTRIES / 10));
        // seconds where nothing else runs; a plan that looks at everything for each of them takes many minutes
        assertThat(opened).isLessThan(Duration.ofSeconds(120));
        assertThat(again).isLessThan(Duration.ofSeconds(60));
        assertThat(recalled).isLessThan(Duration.ofSeconds(60));
        assertThat(lists.recalls.summary(OFFICE).open()).isEqualTo(4 * ENTRIES / 10);

        lists.jdbc.sql("ANALYZE").update();
        var plan = lists.jdbc.sql("""
                        EXPLAIN SELECT * FROM sanction WHERE uscc = '914104000000000123' AND field = ANY('{BIDDING}') AND state = 'OPEN'
                        """).query(String.class).list().stream().collect(Collectors.joining("\n"));
        assertThat(plan).contains("sanction_look_up").doesNotContain("Seq Scan");
    }
}
