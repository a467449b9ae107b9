package org.provgate.spi;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP answer, whole: a cut or oversized body never gets here.
 *
 * @param status the HTTP status; redirects are not followed
 * @param headers names in lower case; of a repeated header, the first
 * @param body the exact bytes, content encoding undone; empty for none
 * @param request what was asked
 */
public record WireResponse(int status, Map<String, String> headers, byte[] body, WireRequest request) {

    public WireResponse {
        headers = Map.copyOf(headers);
    }

    /** Returns the header {@code name}, in lower case. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Returns whether a person's page came where data was due: a maintenance notice, a captive portal. */
    public boolean looksLikeHtml() {
        if (header("content-type").orElse("").toLowerCase(Locale.ROOT).contains("html")) return true;
        var start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.ISO_8859_1)
                .strip()
                .toLowerCase(Locale.ROOT);
        return start.startsWith("<!doctype html") || start.startsWith("<html");
    }

    @Override
    public String toString() {
        return "HTTP " + status + " (" + body.length + " bytes) to " + request;
    }
}
