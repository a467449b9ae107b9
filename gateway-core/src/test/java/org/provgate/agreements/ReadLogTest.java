package org.provgate.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.agreements.FindingKind.INSPECTION;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Caller;
import org.provgate.agreements.Reads.ReadFilter;

/** Every read is logged, once, also by a process that is killed. */
class ReadLogTest {

    private static final long PLENTY = 1 << 20;
    private static final ReadFilter ALL = new ReadFilter(null, null, null);

    @TempDir
    Path folder;

    private final Sharing sharing = new Sharing();
    private final List<Read> heard = new ArrayList<>();
    private final Reads reads = new Reads(sharing.jdbc);

    /** What a process does that shall be killed: notes reads and never closes. */
    static final class Killed {
        public static void main(String[] args) throws IOException {
            var log = log(Path.of(args[0]), PLENTY);
            for (int i = 0; i < 500; i++) log.note(read("XF", "K" + i, "ZJ"));
            System.out.println("noted");
            System.in.read();
        }
    }

    @Test
    void a_read_noted_is_in_the_table_after_the_next_shipping_and_the_listener_hears_it_in_the_same_transaction() {
        try (var log = log(folder, PLENTY)) {
            var shipping = shipping(log);
            assertThat(shipping.ship()).isZero();
            log.note(read("XF", "R1", "ZJ"));
            log.note(read("XF", "R2", "ZJ"));
            assertThat(sharing.count("read_log")).isZero();
            assertThat(shipping.ship()).isEqualTo(2);
            log.note(read("XF", "R3", "ZJ"));
            assertThat(shipping.ship()).isEqualTo(1);
            assertThat(shipping.ship()).isZero();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(listed("XF")).containsExactly("R3", "R2", "R1");
        assertThat(heard).hasSize(3);
        assertThat(folder).isEmptyDirectory();
        assertThat(reads.list(office(), ALL, null, 10).reads().get(2)).isEqualTo(read("XF", "R1", "ZJ"));
    }

    @Test
    void what_a_killed_process_noted_is_shipped_by_another_but_not_before_it_is_dead() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), Killed.class.getName(), folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var log = log(folder, PLENTY)) {
            var shipping = shipping(log);
            assertThat(process.inputReader().readLine()).isEqualTo("noted");
            assertThat(shipping.ship()).as("its writer lives").isZero();
            process.destroyForcibly();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(shipping.ship()).isEqualTo(500);
        } finally {
            process.destroyForcibly();
        }
        assertThat(sharing.count("read_log")).isEqualTo(500);
    }

    @Test
    void a_journal_shipped_by_a_process_that_died_before_removing_it_is_not_shipped_again() throws IOException {
        var copy = folder.resolve("copy");
        try (var log = log(folder, PLENTY)) {
            log.note(read("XF", "R1", "ZJ"));
            log.rotate();
            var journal = log.journals().get(0);
            Files.copy(journal, copy);
            var shipping = shipping(log);
            assertThat(shipping.ship()).isEqualTo(1);
            Files.move(copy, journal);
            assertThat(shipping.ship()).isZero();
            assertThat(journal).doesNotExist();
        }
        assertThat(sharing.count("read_log")).isEqualTo(1);
        assertThat(heard).hasSize(1);
    }

    @Test
    void where_the_listener_fails_nothing_is_in_and_nothing_is_lost() throws IOException {
        try (var log = log(folder, PLENTY)) {
            log.note(read("XF", "R1", "ZJ"));
            var failing = new ReadShipping(log, sharing.bureau.database, sharing.transactions, Clock.systemUTC(), r -> {
                throw new IllegalStateException("not now");
            });
            assertThatThrownBy(failing::ship).hasMessage("not now");
            assertThat(sharing.count("read_log")).isZero();
            assertThat(sharing.count("read_journal")).isZero();
            assertThat(shipping(log).ship()).isEqualTo(1);
        }
    }

    @Test
    void a_line_without_its_end_was_never_answered_and_one_that_is_none_is_kept_and_holds_up_no_other()
            throws IOException {
        try (var log = log(folder, PLENTY)) {
            log.note(read("XF", "R1", "ZJ"));
            log.rotate();
            var journal = log.journals().get(0);
            var good = Files.readString(journal);
            Files.writeString(journal, "2026-11-21T02:00:00Z\tXF\thalf a l", StandardOpenOption.APPEND);
            Files.writeString(folder.resolve("0.reads"), good + "what is this\n" + good);
            assertThat(shipping(log).ship()).isEqualTo(3);
        }
        assertThat(folder.resolve("0.reads.unreadable")).content().contains("\nwhat is this\n");
        assertThat(folder.resolve("0.reads")).doesNotExist();
        assertThat(sharing.count("read_log")).isEqualTo(3);
    }

    @Test
    void a_read_that_cannot_be_noted_is_refused_with_a_sentence() throws IOException {
        try (var log = log(folder, 400)) {
            log.note(read("XF", "R1", "ZJ"));
            log.note(read("XF", "R2", "ZJ"));
            assertThatThrownBy(() -> IntStream.range(0, 9).forEach(i -> log.note(read("XF", "R3", "ZJ"))))
                    .isInstanceOf(NotLoggedException.class)
                    .hasMessageContaining("400 bytes of reads wait in " + folder)
                    .hasMessageContaining("provgate agreements ship");
            shipping(log).ship();
            log.note(read("XF", "R4", "ZJ"));
        }
        var file = Files.writeString(folder.resolve("file"), "");
        try (var log = log(file.resolve("below"), PLENTY)) {
            assertThatThrownBy(() -> log.note(read("XF", "R1", "ZJ")))
                    .isInstanceOf(NotLoggedException.class)
                    .hasMessageContaining("so nothing is shown");
        }
    }

    @Test
    void many_threads_note_each_read_once_and_none_is_torn() throws Exception {
        try (var log = log(folder, 16 << 20)) {
            var shipping = shipping(log);
            var threads = IntStream.range(0, 8)
                    .mapToObj(t -> new Thread(
                            () -> IntStream.range(0, 1_000).forEach(i -> log.note(read("XF", t + "-" + i, "ZJ")))))
                    .toList();
            threads.forEach(Thread::start);
            while (threads.stream().anyMatch(Thread::isAlive)) shipping.ship();
            shipping.ship();
        }
        assertThat(sharing.jdbc
                        .sql("SELECT count(DISTINCT shown) FROM read_log")
                        .query(Long.class)
                        .single())
                .isEqualTo(8_000);
        assertThat(sharing.count("read_log")).isEqualTo(8_000);
    }

    @Test
    void a_department_sees_its_own_reads_and_those_of_its_findings_and_who_audits_sees_all() throws IOException {
        try (var log = log(folder, PLENTY)) {
            log.note(read("XF", "R1", "ZJ"));
            log.note(read("YJ", "R2", "ZJ"));
            log.note(read("YJ", "R3", "YJ"));
            shipping(log).ship();
        }
        assertThat(listed("XF")).containsExactly("R1");
        assertThat(listed("ZJ")).containsExactly("R2", "R1");
        assertThat(listed("YJ")).containsExactly("R3", "R2");
        assertThat(listed("FG")).isEmpty();
        assertThat(reads.list(office(), ALL, null, 10).reads()).hasSize(3);
        var page = reads.list(office(), ALL, null, 2);
        assertThat(page.reads()).hasSize(2);
        assertThat(reads.list(office(), ALL, page.next(), 2))
                .returns(null, Reads.ReadPage::next)
                .satisfies(last -> assertThat(last.reads()).hasSize(1));
        assertThat(reads.list(
                                office(),
                                new ReadFilter("91410402MA9K0001XT", "YJ", LocalDate.of(2026, 11, 21)),
                                null,
                                10)
                        .reads())
                .hasSize(2);
        assertThat(reads.list(office(), new ReadFilter(null, null, LocalDate.of(2026, 11, 22)), null, 10)
                        .reads())
                .isEmpty();
        assertThatThrownBy(() -> reads.list(office(), ALL, "x", 10)).hasMessageContaining("the cursor is not one");
        sharing.as("XF", () -> assertThat(sharing.count("read_log")).isEqualTo(1));
        sharing.as("ZJ", () -> assertThat(sharing.count("read_log")).isEqualTo(2));
        sharing.as("FG", () -> assertThat(sharing.count("read_log")).isZero());
    }

    private List<String> listed(String department) {
        return reads.list(Sharing.of(department, "某"), ALL, null, 10).reads().stream()
                .map(r -> r.shown().get(0))
                .toList();
    }

    private static Caller office() {
        return Caller.local("FG", "审计");
    }

    private ReadShipping shipping(ReadLog log) {
        return new ReadShipping(log, sharing.bureau.database, sharing.transactions, Clock.systemUTC(), heard::addAll);
    }

    private static ReadLog log(Path folder, long most) {
        return new ReadLog(folder, most, Clock.systemUTC(), UUID::randomUUID);
    }

    private static Read read(String department, String shown, String provider) {
        return new Read(
                Instant.parse("2026-11-21T02:00:00Z"),
                department,
                "李\t四\\",
                INSPECTION,
                "91410402MA9K0001XT",
                "联合\n抽查",
                List.of("G1", "G2"),
                List.of(provider),
                List.of(shown));
    }
}
