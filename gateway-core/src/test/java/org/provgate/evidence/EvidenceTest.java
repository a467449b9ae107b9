package org.provgate.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.provgate.evidence.Verification.Intact;
import org.springframework.dao.DuplicateKeyException;

class EvidenceTest {

    private static final Entry SEALED = new Entry(
            "410402",
            "nightly",
            "sync.sealed",
            "register xinhua",
            "1,204 subjects 新华区 𠀀",
            "run-17",
            null,
            "ab".repeat(32));

    private static EvidenceDatabase database;

    @BeforeAll
    static void start() {
        database = new EvidenceDatabase();
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Test
    void an_empty_log_is_intact() {
        assertThat(database.evidence.verify()).isEqualTo(new Intact(0, new Mark(0, "0".repeat(64))));
    }

    @Test
    void each_row_hangs_on_the_one_before() {
        var first = database.append(SEALED);
        var second = database.append(SEALED);

        assertThat(previousHash(1)).isEqualTo("0".repeat(64));
        assertThat(previousHash(2)).isEqualTo(first.hash());
        assertThat(second.hash()).isNotEqualTo(first.hash());
        assertThat(database.evidence.verify()).isEqualTo(new Intact(2, second));
    }

    /** The same JSON written by hand and hashed by the database: a stranger needs nothing of ours to check a row. */
    @Test
    void the_hash_can_be_computed_without_this_program() {
        var mark = database.append(SEALED);

        var computed = database.jdbc.sql("""
                        SELECT encode(sha256(convert_to(
                               '{"action":"' || action || '","actor":"' || actor || '","algorithm":"SHA-256/RFC8785","at":"'
                               || to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                               || '","correlation_id":"' || correlation_id || '","department":"' || department
                               || '","digest_after":"' || digest_after || '","digest_before":null,"object":"' || object
                               || '","outcome":"' || outcome || '","previous_hash":"' || previous_hash
                               || '","sequence":' || sequence || '}', 'UTF8')), 'hex')
                          FROM evidence
                        """).query(String.class).single();

        assertThat(computed).isEqualTo(mark.hash());
    }

    @Test
    void appends_from_eight_threads_give_one_chain_without_gaps() throws Exception {
        var together = new CyclicBarrier(8);
        var threads = Executors.newFixedThreadPool(8);
        try {
            var work = new ArrayList<Future<?>>();
            for (int t = 0; t < 8; t++) {
                work.add(threads.submit((Callable<?>) () -> {
                    together.await();
                    for (int i = 0; i < 25; i++) database.append(SEALED);
                    return null;
                }));
            }
            for (var done : work) done.get();
        } finally {
            threads.shutdownNow();
        }

        assertThat(database.evidence.verify()).isEqualTo(new Intact(200, database.evidence.last()));
        assertThat(
                        count(
                                "SELECT count(*) FROM (SELECT at < lag(at) OVER (ORDER BY sequence) AS back FROM evidence) t WHERE back"))
                .as("times that run against the sequence")
                .isZero();
    }

    @Test
    void a_transaction_rolled_back_leaves_nothing() {
        var kept = database.append(SEALED);
        database.transaction.executeWithoutResult(status -> {
            database.evidence.append(SEALED);
            status.setRollbackOnly();
        });

        assertThat(database.evidence.last()).isEqualTo(kept);
        assertThat(database.append(SEALED).sequence()).isEqualTo(2);
        assertThat(database.evidence.verify()).isInstanceOf(Intact.class);
    }

    @Test
    void without_a_transaction_nothing_is_appended() {
        assertThatThrownBy(() -> database.evidence.append(SEALED))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("transaction");
        assertThat(database.evidence.verify())
                .isInstanceOf(Intact.class)
                .extracting("count")
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE evidence SET outcome = 'better'",
                "DELETE FROM evidence",
                "TRUNCATE evidence",
                "UPDATE evidence SET outcome = 'better' WHERE false"
            })
    void the_table_refuses_everything_but_appends(String sql) {
        var mark = database.append(SEALED);

        assertThatThrownBy(() -> database.jdbc.sql(sql).update()).hasMessageContaining("evidence is appended only");
        assertThat(database.evidence.holds(mark)).isTrue();
    }

    /** Such a transaction does not see what others appended after it began: better refused than a forked chain. */
    @Test
    void a_transaction_that_looks_at_the_past_cannot_fork_the_chain() {
        assertThatThrownBy(() -> database.repeatableRead.executeWithoutResult(status -> {
                    database.evidence.last();
                    CompletableFuture.runAsync(() -> database.append(SEALED)).join();
                    database.evidence.append(SEALED);
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(database.evidence.verify()).isEqualTo(new Intact(1, database.evidence.last()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "\uD840"})
    void a_text_the_database_would_not_give_back_as_it_was_is_refused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry("410402", "nightly", "sync.sealed", "register", text, "run-17", null, null))
                .withMessageContaining("outcome");
    }

    @Test
    void an_action_names_feature_and_deed_and_a_digest_is_one() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Entry("410402", "nightly", "sealed", "register", "well", "run-17", null, null));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new Entry("410402", "nightly", "sync.sealed", "register", "well", "run-17", "张三", null))
                .withMessageNotContaining("张三");
    }

    private static String previousHash(long sequence) {
        return text("SELECT previous_hash FROM evidence WHERE sequence = :sequence", sequence);
    }

    private static String text(String sql, long sequence) {
        return database.jdbc
                .sql(sql)
                .param("sequence", sequence)
                .query(String.class)
                .single();
    }

    private static long count(String sql) {
        return database.jdbc.sql(sql).query(Long.class).single();
    }
}
