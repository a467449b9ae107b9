package org.provgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Writes data to stdout. */
final class Print {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private Print() {}

    static void json(Gateway gateway, Object data) {
        try {
            System.out.println(gateway.get(ObjectMapper.class)
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot be written as JSON: " + data.getClass().getName(), e);
        }
    }

    /** Returns a time as a clerk's clock shows it. */
    static String time(Instant at) {
        return CLOCK.format(at);
    }

    /** Returns lines with columns as wide as their widest cell; cells that are numbers stand to the right. */
    static String table(List<String> head, List<List<String>> rows) {
        var all = new ArrayList<List<String>>();
        all.add(head);
        all.addAll(rows);
        var widths = new int[head.size()];
        for (var row : all) for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], width(row.get(i)));
        var out = new StringBuilder();
        for (var row : all) {
            var line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                var cell = row.get(i);
                var pad = " ".repeat(widths[i] - width(cell));
                var number = !cell.isEmpty()
                        && cell.chars()
                                .allMatch(c -> c >= '0' && c <= '9' || c == ',' || c == '.' || c == '-' || c == '+');
                line.append(number ? pad + cell : cell + pad).append("  ");
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
        return out.toString();
    }

    /** Chinese characters take two columns on a terminal. */
    private static int width(String text) {
        return text.codePoints()
                .map(c -> c >= 0x1100
                                && (c <= 0x115f
                                        || c >= 0x2e80 && c <= 0xa4cf
                                        || c >= 0xac00 && c <= 0xd7a3
                                        || c >= 0xf900 && c <= 0xfaff
                                        || c >= 0xff00 && c <= 0xff60
                                        || c >= 0x20000 && c <= 0x3fffd)
                        ? 2
                        : 1)
                .sum();
    }
}
