package org.provgate.batches;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for the files of a draw while it is worked on. */
final class WorkFolder implements AutoCloseable {

    final Path path;

    WorkFolder() {
        try {
            path = Files.createTempDirectory("provgate-draw-");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no room for the files of a draw", e);
        }
    }

    @Override
    public void close() {
        try (var files = Files.list(path)) {
            for (var file : files.toList()) Files.delete(file);
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + path + " cannot be removed", e);
        }
    }
}
