package org.provgate.mock;

import java.util.Map;

/**
 * What a platform answers.
 *
 * @param headers one value each
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    public Answer {
        headers = Map.copyOf(headers);
    }
}
