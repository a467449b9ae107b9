package org.provgate.agreements;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings journals of reads to table {@code read_log}, each exactly once: its name is taken down in the transaction of its lines. Those of
 * a process that was killed are brought in like any other, by whoever comes first. To be done every second, by one thread.
 */
public final class ReadShipping {

    private static final Logger LOG = LoggerFactory.getLogger(ReadShipping.class);
    private static final String UNREADABLE = ".unreadable";

    private static final String TAKE = """
            INSERT INTO read_journal (file, lines, at) VALUES (:file, :lines, :at) ON CONFLICT (file) DO NOTHING RETURNING id
            """;
    /** By way of a table of our own: rows cannot be copied into one whose rows are guarded. */
    private static final String STAGE = "CREATE TEMP TABLE reads ON COMMIT DROP AS SELECT * FROM read_log LIMIT 0";

    private static final String UNSTAGE = "INSERT INTO read_log SELECT * FROM reads";

    private static final String COPY = """
            COPY reads (journal, line, at, department, actor, kind, subject, purpose, agreements, providers, shown) FROM STDIN
            """;

    private final ReadLog log;
    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ReadListener listener;

    /** @param listener is given the reads of each journal in the transaction that brings them in; its failure brings none in */
    public ReadShipping(
            ReadLog log,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Clock clock,
            ReadListener listener) {
        this.log = log;
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.listener = listener;
    }

    /**
     * Brings in what has been noted until now, here and by processes that are gone.
     *
     * @return how many reads
     * @throws UncheckedIOException if the folder cannot be read or written
     */
    public synchronized int ship() {
        try {
            log.rotate();
            int reads = 0;
            for (var journal : log.journals()) reads += ship(journal);
            log.measure();
            return reads;
        } catch (IOException e) {
            throw new UncheckedIOException("the journals of reads cannot be brought in: " + e.getMessage(), e);
        }
    }

    private int ship(Path journal) throws IOException {
        try (var channel = FileChannel.open(journal, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) return 0; // its writer lives, or another brings it in
            var reads = reads(journal, channel);
            int count = Objects.requireNonNull(
                    transaction.execute(tx -> store(journal.getFileName().toString(), reads)));
            // not earlier: whoever finds it again finds its name taken down too
            Files.deleteIfExists(journal);
            return count;
        } catch (OverlappingFileLockException e) {
            return 0; // written by this process
        } catch (NoSuchFileException e) {
            return 0; // brought in by another
        }
    }

    /** Returns what a journal holds. Lines that are none hold up no others; with such, a copy of the journal is kept. */
    private static List<Read> reads(Path journal, FileChannel channel) throws IOException {
        var bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) continue;
        var text = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        // a line without its end was never answered
        var lines = text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        var reads = new ArrayList<Read>(lines.size());
        var unreadable = new ArrayList<Integer>();
        for (int n = 0; n < lines.size(); n++) {
            try {
                reads.add(ReadLine.parse(lines.get(n)));
            } catch (RuntimeException e) {
                unreadable.add(n + 1);
            }
        }
        if (!unreadable.isEmpty()) {
            var aside = journal.resolveSibling(journal.getFileName() + UNREADABLE);
            Files.copy(journal, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.error("lines {} of a journal of reads cannot be read; it is kept as {}: look at it", unreadable, aside);
        }
        return reads;
    }

    private int store(String file, List<Read> reads) {
        var journal = jdbc.sql(TAKE)
                .param("file", file)
                .param("lines", reads.size())
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .optional();
        if (journal.isEmpty() || reads.isEmpty()) return 0;
        var rows = new StringBuilder(reads.size() * 256);
        for (int i = 0; i < reads.size(); i++) rows.append(ReadLine.row(journal.get(), i + 1, reads.get(i)));
        jdbc.sql(STAGE).update();
        copy(rows.toString().getBytes(StandardCharsets.UTF_8));
        jdbc.sql(UNSTAGE).update();
        listener.heard(reads);
        return reads.size();
    }

    private void copy(byte[] rows) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(COPY, new ByteArrayInputStream(rows));
        } catch (SQLException e) {
            throw new UncategorizedSQLException("copy", COPY, e);
        } catch (IOException e) {
            throw new UncheckedIOException("the database took no more reads", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
