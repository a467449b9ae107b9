package org.provgate.spi;

import java.util.Map;

/**
 * One HTTP request, down to the byte, without the origin it goes to (that is the operator's {@code base-url}).
 *
 * @param method {@code GET}, {@code POST} or {@code PUT}
 * @param target path and query as they go on the wire, percent-encoded, beginning with {@code /}
 * @param headers sent as they are; the gateway adds only what HTTP itself needs
 * @param body the exact bytes; empty for none. Not copied: whoever makes it hands it over
 * @param notes what the adapter wants to know again when it decodes the answer; never sent
 */
public record WireRequest(
        String method, String target, Map<String, String> headers, byte[] body, Map<String, String> notes) {

    public WireRequest {
        if (!target.startsWith("/")) throw new IllegalArgumentException("target must begin with /: " + target);
        headers = Map.copyOf(headers);
        notes = Map.copyOf(notes);
    }

    /** Shows no header and no body: they may hold secrets and personal data. */
    @Override
    public String toString() {
        return method + " " + target.split("\\?", 2)[0] + " (" + body.length + " bytes)";
    }
}
