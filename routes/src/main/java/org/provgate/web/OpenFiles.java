package org.provgate.web;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;
import org.provgate.opendata.OpenData;
import org.provgate.opendata.OpenQuery;
import org.provgate.rules.Refusal;

/**
 * CSV files on their way out. Each is written to disk before its first byte is sent: however slowly it is taken, no connection of the
 * database waits for it, and what goes wrong is said instead of half a file. For several threads.
 */
final class OpenFiles {

    /** Written at a time; the database has other work. */
    private static final int AT_ONCE = 3;

    private final Semaphore writers = new Semaphore(AT_ONCE);
    private final OpenData open;

    OpenFiles(OpenData open) {
        this.open = open;
    }

    /**
     * @param page the version, and where the next page begins
     * @param content to be closed; the file has no name any more
     */
    record Written(OpenData.Page page, InputStream content, long length) {}

    Written write(OpenQuery query, OpenData.Heads heads, boolean bom) throws IOException {
        if (!writers.tryAcquire())
            throw new Refusal("busy", "as many files are being written as may be at once; ask again in a minute");
        try {
            var file = Files.createTempFile("provgate-open-", ".csv");
            try (var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                var page = open.csv(query, heads, bom, out);
                out.flush();
                long length = Files.size(file);
                return new Written(page, Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), length);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } finally {
            writers.release();
        }
    }
}
