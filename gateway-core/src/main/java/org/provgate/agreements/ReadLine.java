package org.provgate.agreements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A read as a line of a journal: fields between tabs, escaped as PostgreSQL's text format does it. */
final class ReadLine {

    private static final String NONE = "\\N";
    private static final int FIELDS = 9;

    private ReadLine() {}

    /** Returns the line without its end. */
    static String of(Read read) {
        var line = new StringBuilder(256);
        line.append(read.at());
        for (var text : new @Nullable String[] {
            read.department(),
            read.actor(),
            read.kind().name(),
            read.subject(),
            read.purpose(),
            String.join(",", read.agreements()),
            String.join(",", read.providers()),
            String.join(",", read.shown())
        }) {
            line.append('\t');
            if (text == null) line.append(NONE);
            else escape(text, line);
        }
        return line.toString();
    }

    /** @throws RuntimeException if it is no such line */
    static Read parse(String line) {
        var fields = line.split("\t", -1);
        if (fields.length != FIELDS) throw new IllegalArgumentException("has " + fields.length + " fields");
        return new Read(
                Instant.parse(fields[0]),
                present(fields[1]),
                present(fields[2]),
                FindingKind.valueOf(fields[3]),
                text(fields[4]),
                text(fields[5]),
                ids(fields[6]),
                ids(fields[7]),
                ids(fields[8]));
    }

    /** Returns the line of {@code COPY}: like the journal's, but lists are arrays. */
    static String row(long journal, int number, Read read) {
        var lists = new ArrayList<String>();
        for (var ids : List.of(read.agreements(), read.providers(), read.shown()))
            lists.add(ids.isEmpty() ? "{}" : "{\"" + String.join("\",\"", ids) + "\"}");
        var fields = of(read).split("\t", -1);
        return journal + "\t" + number + "\t"
                + String.join("\t", List.of(fields).subList(0, FIELDS - lists.size())) + "\t" + String.join("\t", lists)
                + "\n";
    }

    /** What would end a field or a line, and what no database takes. */
    private static void escape(String text, StringBuilder line) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\0' -> line.append('\uFFFD');
                default -> line.append(c);
            }
        }
    }

    private static String present(String field) {
        return Objects.requireNonNull(text(field));
    }

    private static @Nullable String text(String field) {
        if (field.equals(NONE)) return null;
        if (field.indexOf('\\') < 0) return field;
        var text = new StringBuilder(field.length());
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c != '\\') text.append(c);
            else {
                char escaped = field.charAt(++i);
                text.append(
                        switch (escaped) {
                            case 't' -> '\t';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            default -> escaped;
                        });
            }
        }
        return text.toString();
    }

    private static List<String> ids(String field) {
        return field.isEmpty() ? List.of() : List.of(field.split(","));
    }
}
