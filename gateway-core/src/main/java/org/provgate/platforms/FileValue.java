package org.provgate.platforms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** A value that stands in a file, as secrets should: {@code file:/run/secrets/name}. */
final class FileValue {

    static final String PREFIX = "file:";

    private static final int MOST_BYTES = 64 * 1024;

    private FileValue() {}

    /**
     * Returns what the file holds, in UTF-8, without white space around it.
     *
     * @throws IllegalArgumentException with the end of a sentence that begins with the key
     */
    static String read(String value) {
        var path = value.substring(PREFIX.length());
        try (var in = Files.newInputStream(Path.of(path))) {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(
                        "names the file " + path + ", which is too large for a value; name the right file");
            }
            var text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (text.isEmpty()) {
                throw new IllegalArgumentException(
                        "names the file " + path + ", which is empty; write the value into it");
            }
            return text;
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("names a file by something that is no path; correct it", e);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "names the file " + path + ", which cannot be read; create it and let the gateway read it", e);
        }
    }
}
