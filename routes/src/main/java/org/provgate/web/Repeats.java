package org.provgate.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.evidence.Digest;
import org.provgate.submissions.FirstAnswers;
import org.provgate.submissions.Repeatable;
import org.provgate.submissions.Reply;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Requests about no record that may be repeated under a key. For several threads. */
final class Repeats {

    private final FirstAnswers first;
    private final ObjectMapper json;

    Repeats(FirstAnswers first, ObjectMapper json) {
        this.first = first;
        this.json = json;
    }

    /**
     * Does {@code work}, or gives the answer it gave under this key.
     *
     * @param key null: nothing is kept
     * @param whose who acts: keys of others, and of departments, are other keys
     * @param question all that the answer depends on
     */
    Reply once(@Nullable String key, Caller whose, String question, Supplier<Reply> work) {
        return first.once(
                key == null
                        ? null
                        : new Repeatable("by " + whose.department() + " " + whose.actor(), key, Digest.of(question)),
                work);
    }

    Reply reply(HttpStatus status, Object body) {
        return new Reply(status.value(), write(body));
    }

    String write(Object body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer can always be written", e);
        }
    }

    <T> T read(Reply reply, Class<T> type) {
        try {
            return json.readValue(reply.body(), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an answer reads back", e);
        }
    }

    static ResponseEntity<String> entity(Reply reply) {
        return ResponseEntity.status(reply.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(reply.body());
    }
}
