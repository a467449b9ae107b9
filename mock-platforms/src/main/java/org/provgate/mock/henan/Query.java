package org.provgate.mock.henan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters behind a question mark, decoded by RFC 3986: a plus is a plus. */
record Query(List<Parameter> parameters) {

    record Parameter(String name, String value) {}

    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    Query {
        parameters = List.copyOf(parameters);
    }

    /** @throws IllegalArgumentException if a percent sign is not followed by two hex digits */
    static Query of(String raw) {
        var parameters = new ArrayList<Parameter>();
        if (!raw.isEmpty())
            for (var pair : raw.split("&", -1)) {
                int sign = pair.indexOf('=');
                var name = sign < 0 ? pair : pair.substring(0, sign);
                parameters.add(new Parameter(decode(name), sign < 0 ? "" : decode(pair.substring(sign + 1))));
            }
        return new Query(parameters);
    }

    /** Returns a parameter's value, or null if it is absent or empty. */
    @Nullable
    String get(String name) {
        return parameters.stream()
                .filter(parameter -> parameter.name.equals(name) && !parameter.value.isEmpty())
                .map(Parameter::value)
                .findFirst()
                .orElse(null);
    }

    /** Returns the signed form: these and the caller's three, sorted, encoded. */
    String canonical(String appId, String nonce, String timestamp) {
        var all = new ArrayList<>(parameters);
        all.add(new Parameter("appId", appId));
        all.add(new Parameter("nonce", nonce));
        all.add(new Parameter("timestamp", timestamp));
        return all.stream()
                .sorted(Comparator.comparing(Parameter::name).thenComparing(Parameter::value))
                .map(parameter -> encode(parameter.name) + "=" + encode(parameter.value))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        var encoded = new StringBuilder(text.length() * 2);
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each > 0 && UNRESERVED.indexOf(each) >= 0) encoded.append((char) each);
            else encoded.append(String.format("%%%02X", each & 0xFF));
        }
        return encoded.toString();
    }

    private static String decode(String text) {
        var bytes = new ByteArrayOutputStream(text.length());
        var raw = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.write(raw[i]);
                continue;
            }
            if (i + 2 >= raw.length) throw new IllegalArgumentException("percent-encoding");
            int high = Character.digit(raw[++i], 16);
            int low = Character.digit(raw[++i], 16);
            if (high < 0 || low < 0) throw new IllegalArgumentException("percent-encoding");
            bytes.write(high * 16 + low);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
