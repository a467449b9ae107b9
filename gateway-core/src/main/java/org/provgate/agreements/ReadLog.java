package org.provgate.agreements;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where every read is noted before its answer goes out: a line in a file, one write and no statement of the database. A process that is
 * killed loses none; {@link ReadShipping} brings the files to table {@code read_log}. For several threads; several gateways may share
 * the folder.
 *
 * <p>A journal is locked by the process that writes it. It gets its name only when it is locked, so that nobody takes it for one that
 * was left behind.
 */
public final class ReadLog implements AutoCloseable {

    static final String JOURNAL = ".reads";
    private static final String UNNAMED = ".new";
    /** A journal is brought in within one transaction: so large that it is worth one, so small that it is soon done. */
    private static final long LARGEST = 8 << 20;

    private final Path folder;
    private final long most;
    private final Clock clock;
    private final Supplier<UUID> ids;
    private @Nullable FileChannel open;
    private @Nullable Path file;
    private long written;
    private long waiting = -1;

    /**
     * @param folder is made when the first read is noted
     * @param most bytes of all journals together that have not been brought in; from then on reads are refused
     * @param ids gives a random one each time
     */
    public ReadLog(Path folder, long most, Clock clock, Supplier<UUID> ids) {
        this.folder = folder;
        this.most = most;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Notes a read; to be done before anything is shown.
     *
     * @throws NotLoggedException if it cannot be noted: then nothing may be shown
     */
    public void note(Read read) {
        var line = ByteBuffer.wrap((ReadLine.of(read) + "\n").getBytes(StandardCharsets.UTF_8));
        synchronized (this) {
            try {
                if (waiting < 0) measure();
                if (waiting + written + line.limit() > most)
                    throw new NotLoggedException("the read cannot be logged, so nothing is shown: " + most
                            + " bytes of reads wait in " + folder + "; see whether the database takes them"
                            + " (provgate agreements ship), or allow more with provgate.read-log-megabytes");
                if (open == null || written > LARGEST) begin();
                int bytes = open.write(line);
                if (bytes < line.limit()) throw new IOException("only " + bytes + " bytes could be written");
                written += bytes;
            } catch (IOException e) {
                abandon();
                throw new NotLoggedException(
                        "the read cannot be logged, so nothing is shown: " + e.getMessage()
                                + "; see whether the disk of " + folder + " is full or may not be written",
                        e);
            }
        }
    }

    /** Ends the journal being written, if there is one: it can be brought in. */
    synchronized void rotate() throws IOException {
        if (open == null) return;
        waiting += written;
        written = 0;
        var ended = open;
        open = null;
        file = null;
        ended.close();
    }

    /** Returns the journals of the folder but for the one this process is writing, the oldest first. */
    synchronized List<Path> journals() throws IOException {
        if (!Files.isDirectory(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(JOURNAL) && !f.equals(file))
                    .sorted()
                    .toList();
        }
    }

    /** Counts anew what waits: other gateways write here and bring in too. */
    synchronized void measure() throws IOException {
        long bytes = 0;
        for (var journal : journals()) bytes += size(journal);
        waiting = bytes;
    }

    @Override
    public synchronized void close() throws IOException {
        rotate();
    }

    private void begin() throws IOException {
        rotate();
        Files.createDirectories(folder);
        var name = clock.instant().toEpochMilli() + "-" + ids.get();
        var unnamed = folder.resolve(name + UNNAMED);
        var channel = FileChannel.open(
                unnamed, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
        try {
            channel.lock();
            var named = folder.resolve(name + JOURNAL);
            Files.move(unnamed, named);
            file = named;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        open = channel;
    }

    /** What was written of the last line stays: it has no end, and was never answered. A further line must not follow it. */
    private void abandon() {
        try {
            rotate();
        } catch (IOException e) {
            // the file is as it is, and the next read begins another
            open = null;
            file = null;
        }
    }

    private static long size(Path journal) throws IOException {
        try {
            return Files.size(journal);
        } catch (java.nio.file.NoSuchFileException e) {
            return 0; // somebody has just brought it in
        }
    }
}
