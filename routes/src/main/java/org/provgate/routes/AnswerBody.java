package org.provgate.routes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Reads an answer to its end within its time and size; a platform that drips bytes for ever is cut off. */
final class AnswerBody {

    private AnswerBody() {}

    static byte[] read(InputStream in, Clock clock, Instant deadline, Duration whole, int largest) throws IOException {
        var out = new ByteArrayOutputStream(64 * 1024);
        var buffer = new byte[32 * 1024];
        try (in) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                if (out.size() > largest) throw new IOException("the answer is larger than " + largest + " bytes");
                if (clock.instant().isAfter(deadline))
                    throw new IOException("the answer was not complete after " + whole.toSeconds() + " s");
            }
        }
        return out.toByteArray();
    }
}
