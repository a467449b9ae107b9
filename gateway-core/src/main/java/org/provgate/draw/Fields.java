package org.provgate.draw;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The fields of a line, and the words allowed in them (spec 1). */
final class Fields {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern STRATUM = Pattern.compile("[A-Z0-9_-]{1,32}");

    private Fields() {}

    static String[] split(LineFile file, long number, byte[] bytes, int from, int to, int count) {
        var fields = new String(bytes, from, to - from, StandardCharsets.UTF_8).split("\t", -1);
        if (fields.length != count)
            throw file.refused(number, "has " + fields.length + " fields, not " + count + " between TABs");
        return fields;
    }

    static String key(LineFile file, long number, String what, String text) {
        if (!KEY.matcher(text).matches())
            throw file.refused(number, "“" + text + "” is no " + what + ": 1 to 64 of A–Z a–z 0–9 . _ : -");
        return text;
    }

    static boolean isKey(byte[] bytes, int from, int to) {
        if (to <= from || to - from > 64) return false;
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if (!(c >= '0' && c <= ':'
                    || c >= 'A' && c <= 'Z'
                    || c >= 'a' && c <= 'z'
                    || c == '.'
                    || c == '_'
                    || c == '-')) return false;
        }
        return true;
    }

    static boolean isStratum(String text) {
        return STRATUM.matcher(text).matches();
    }
}
