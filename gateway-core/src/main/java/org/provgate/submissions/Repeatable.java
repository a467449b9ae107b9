package org.provgate.submissions;

import java.util.regex.Pattern;

/**
 * A request that may be repeated without effect.
 *
 * @param key the caller's, 1 to 100 visible ASCII characters
 * @param digest SHA-256 of all of the request
 */
public record Repeatable(String department, String key, String digest) {

    private static final Pattern KEY = Pattern.compile("[!-~]{1,100}");

    public Repeatable {
        if (!KEY.matcher(key).matches())
            throw new IllegalArgumentException("Idempotency-Key must have 1 to 100 visible ASCII characters");
    }
}
