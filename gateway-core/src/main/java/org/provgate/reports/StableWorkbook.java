package org.provgate.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;

/**
 * A workbook whose bytes depend on its cells alone: the library writes the time of writing into it, which is taken out again. What
 * is written goes to a file first, so that nothing of a workbook that fails reaches the reader.
 */
final class StableWorkbook {

    /** The first moment a ZIP file knows. */
    private static final LocalDateTime NEVER = LocalDateTime.of(1980, 1, 1, 0, 0);

    private static final String PROPERTIES = "docProps/core.xml";
    private static final String WRITTEN_AT = "(<dcterms:created[^>]*>)[^<]*";

    private StableWorkbook() {}

    /** Fills a workbook. */
    interface Content {
        void write(Workbook workbook) throws IOException;
    }

    /** @param out stays open */
    static void write(Content content, OutputStream out) throws IOException {
        var file = Files.createTempFile("provgate-report", ".xlsx");
        try {
            try (var stream = Files.newOutputStream(file);
                    var workbook = new Workbook(stream, "provgate", "01.0000")) {
                content.write(workbook);
            }
            copy(file, out);
        } finally {
            Files.delete(file);
        }
    }

    private static void copy(Path file, OutputStream out) throws IOException {
        var copy = new ZipOutputStream(out);
        try (var written = new ZipFile(file.toFile())) {
            for (var entries = written.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var same = new ZipEntry(entry.getName());
                same.setTimeLocal(NEVER);
                copy.putNextEntry(same);
                try (var bytes = written.getInputStream(entry)) {
                    if (entry.getName().equals(PROPERTIES)) copy.write(undated(bytes.readAllBytes()));
                    else bytes.transferTo(copy);
                }
                copy.closeEntry();
            }
        }
        copy.finish();
    }

    private static byte[] undated(byte[] properties) {
        return new String(properties, StandardCharsets.UTF_8)
                .replaceFirst(WRITTEN_AT, "$1" + NEVER + ":00Z")
                .getBytes(StandardCharsets.UTF_8);
    }
}
