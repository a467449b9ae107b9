package org.provgate.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.provgate.evidence.Verification.Broken;
import org.provgate.evidence.Verification.Fault;
import org.provgate.evidence.Verification.Intact;

/** What somebody with full power over the database can do, and where it shows. */
class TamperingTest {

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "department = '410403'",
                "at = at + interval '1 microsecond'",
                "actor = 'somebody'",
                "action = 'sync.held'",
                "object = 'register other'",
                "outcome = outcome || ' '",
                "correlation_id = 'run-18'",
                "digest_before = digest_after",
                "digest_after = NULL",
                "digest_after = repeat('cd', 32)",
                "algorithm = 'none'"
            })
    void a_changed_field_is_noticed_at_its_row(String change) {
        for (int i = 0; i < 5; i++) database.append(SEALED);
        var hash = hash(3);

        database.tamper("UPDATE evidence SET " + change + " WHERE sequence = 3");

        var broken = broken();
        assertThat(broken.sequence()).isEqualTo(3);
        assertThat(broken.fault()).isEqualTo(Fault.CHANGED_FIELD);
        assertThat(broken.expected()).isEqualTo(hash);
        assertThat(broken.found()).isNotEqualTo(hash);
    }

    @Test
    void a_changed_hash_is_noticed_at_its_row() {
        for (int i = 0; i < 5; i++) database.append(SEALED);
        var hash = hash(3);

        database.tamper("UPDATE evidence SET hash = repeat('ef', 32) WHERE sequence = 3");

        assertThat(broken()).isEqualTo(new Broken(3, Fault.BAD_HASH, hash, "ef".repeat(32)));
    }

    @Test
    void a_change_in_the_last_row_is_noticed() {
        for (int i = 0; i < 3; i++) database.append(SEALED);
        var hash = hash(3);

        database.tamper("UPDATE evidence SET actor = 'somebody' WHERE sequence = 3");

        assertThat(broken().fault()).isEqualTo(Fault.BAD_HASH);
        assertThat(broken().found()).isEqualTo(hash);
    }

    @Test
    void a_changed_link_is_noticed_at_its_row() {
        for (int i = 0; i < 5; i++) database.append(SEALED);

        database.tamper("UPDATE evidence SET previous_hash = repeat('ef', 32) WHERE sequence = 3");

        assertThat(broken()).isEqualTo(new Broken(3, Fault.BROKEN_LINK, hash(2), "ef".repeat(32)));
    }

    /** Who knows how hashes are made can give a forged row a fitting one, but the row after it holds the old one. */
    @Test
    void a_row_written_anew_with_a_fitting_hash_is_noticed_at_the_next() {
        for (int i = 0; i < 5; i++) database.append(SEALED);
        var old = hash(3);
        var stored = database.jdbc
                .sql("SELECT * FROM evidence WHERE sequence = 3")
                .query((row, n) -> Row.read(row))
                .single();
        var forged = Row.after(
                new Mark(2, hash(2)),
                new Entry("410402", "somebody", "sync.sealed", "register", "well", "run-17", null, null),
                Objects.requireNonNull(stored.at()));

        database.tamper(
                "UPDATE evidence SET actor = 'somebody', object = 'register', outcome = 'well', digest_after = NULL, hash = '"
                        + forged.hash() + "' WHERE sequence = 3");

        assertThat(broken()).isEqualTo(new Broken(4, Fault.BROKEN_LINK, forged.hash(), old));
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 1", "3, 4, 3"})
    void a_deleted_row_is_noticed_at_the_next(long deleted, long noticedAt, String expected) {
        for (int i = 0; i < 5; i++) database.append(SEALED);

        database.tamper("DELETE FROM evidence WHERE sequence = " + deleted);

        assertThat(broken()).isEqualTo(new Broken(noticedAt, Fault.GAP, expected, Long.toString(noticedAt)));
    }

    @Test
    void a_row_smuggled_in_before_the_first_is_noticed() {
        database.append(SEALED);
        database.tamper("ALTER TABLE evidence DROP CONSTRAINT evidence_sequence_check");
        try {
            database.tamper("""
                    INSERT INTO evidence SELECT -1, department, at, actor, action, object, outcome, correlation_id,
                           NULL, NULL, algorithm, previous_hash, repeat('ef', 32) FROM evidence
                    """);

            assertThat(broken()).isEqualTo(new Broken(-1, Fault.GAP, "1", "-1"));
        } finally {
            database.clear();
            database.tamper("ALTER TABLE evidence ADD CONSTRAINT evidence_sequence_check CHECK (sequence > 0)");
        }
    }

    /** The limit of every chain, and why seals publish its end. */
    @Test
    void rows_cut_off_at_the_end_show_only_to_those_who_know_a_mark() {
        for (int i = 0; i < 5; i++) database.append(SEALED);
        var early = new Mark(2, hash(2));
        var published = database.evidence.last();

        database.tamper("DELETE FROM evidence WHERE sequence > 3");

        assertThat(database.evidence.verify()).isEqualTo(new Intact(3, new Mark(3, hash(3))));
        assertThat(database.evidence.holds(early)).isTrue();
        assertThat(database.evidence.holds(published)).isFalse();
    }

    @Test
    void a_chain_longer_than_a_page_is_walked_to_its_end() {
        database.transaction.executeWithoutResult(status -> {
            for (int i = 0; i < 2001; i++) database.evidence.append(SEALED);
        });
        assertThat(database.evidence.verify()).isEqualTo(new Intact(2001, database.evidence.last()));

        database.tamper("UPDATE evidence SET outcome = 'better' WHERE sequence = 1001");
        assertThat(broken().sequence()).isEqualTo(1001);
    }

    private static Broken broken() {
        return (Broken) database.evidence.verify();
    }

    private static String hash(long sequence) {
        return database.jdbc
                .sql("SELECT hash FROM evidence WHERE sequence = :sequence")
                .param("sequence", sequence)
                .query(String.class)
                .single();
    }
}
