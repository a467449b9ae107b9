package org.provgate.draw;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A file of a draw, read line by line in constant memory: UTF-8, each line ended by LF, sorted by code point, no line twice. */
final class LineFile {

    /** Longer than any line can be that the rules of the three files allow. */
    private static final int LONGEST = 65_536;

    /** One line. The bytes are only good until it returns. @param number from 1 @param to behind the last, without the LF */
    @FunctionalInterface
    interface Line {
        void read(long number, byte[] bytes, int from, int to);
    }

    private final Path path;
    private final String name;

    LineFile(Path path) {
        this.path = path;
        this.name = path.getFileName().toString();
    }

    /** Reads all lines. @return how many @throws RefusedException at the first that breaks a rule */
    long read(Line line) {
        try (var in = Files.newInputStream(path)) {
            return read(in, line);
        } catch (NoSuchFileException e) {
            throw new RefusedException(name, 0, "is missing; a draw has frame.tsv, roster.tsv and conflicts.tsv");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long read(InputStream in, Line line) throws IOException {
        var buffer = new byte[2 * LONGEST];
        byte[] previous = null;
        int filled = 0;
        long number = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer, filled, buffer.length - filled)) {
            filled += read;
            int from = 0;
            for (int i = filled - read; i < filled; i++)
                if (buffer[i] == '\n') {
                    number++;
                    previous = check(number, buffer, from, i, previous);
                    line.read(number, buffer, from, i);
                    from = i + 1;
                }
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            if (filled > LONGEST) throw refused(number + 1, "is longer than " + LONGEST + " bytes");
        }
        if (filled > 0) throw refused(number + 1, "does not end with LF");
        return number;
    }

    /** Bytes of UTF-8 sort as their code points do. */
    private byte[] check(long number, byte[] bytes, int from, int to, byte @Nullable [] previous) {
        if (to > from && bytes[to - 1] == '\r') throw refused(number, "ends with CR LF, not with LF");
        for (int i = from; i < to; i++)
            if (bytes[i] < 0) {
                utf8(number, bytes, from, to);
                break;
            }
        if (previous != null) {
            int order = Arrays.compareUnsigned(previous, 0, previous.length, bytes, from, to);
            if (order == 0) throw refused(number, "repeats the line before");
            if (order > 0) throw refused(number, "sorts before the line before it; lines are sorted by code point");
        }
        if (previous == null || previous.length != to - from) return Arrays.copyOfRange(bytes, from, to);
        System.arraycopy(bytes, from, previous, 0, previous.length);
        return previous;
    }

    private void utf8(long number, byte[] bytes, int from, int to) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
        } catch (CharacterCodingException e) {
            throw refused(number, "is not UTF-8");
        }
    }

    RefusedException refused(long number, String reason) {
        return new RefusedException(name, number, reason);
    }
}
