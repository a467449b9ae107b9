package org.provgate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file for people, written as a whole or not at all. */
final class PaperFile {

    private PaperFile() {}

    /** Writes what goes into the file. */
    interface Writing {
        void to(OutputStream out) throws IOException;
    }

    /** Half a file never bears the name. */
    static void write(Path file, Writing writing) throws IOException {
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                writing.to(out);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        System.out.printf("%s: %,d kB%n", file, Files.size(file) / 1024);
    }
}
