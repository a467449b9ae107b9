package org.provgate.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.provgate.clues.Clue;
import org.provgate.clues.Clues;
import org.provgate.rules.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /open/v1/clues}: anybody tells what he saw (R72). The only answer is a number; nothing can be read here. */
@RestController
class OpenCluesController {

    private static final int MOST_BYTES = 16_384;

    private final Clues clues;
    private final ObjectMapper json;

    OpenCluesController(Clues clues, ObjectMapper json) {
        this.clues = clues;
        this.json = json;
    }

    record Taken(String number) {}

    // no @Needs: for everybody, without signing in; how often is limited for all of /open
    @ForAnybody
    @PostMapping(path = "/open/v1/clues", consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    Taken tell(InputStream body) throws IOException {
        return new Taken(clues.tell(read(body)));
    }

    /** What is wrong with it is told without quoting it: it may hold personal data. */
    private Clue.Told read(InputStream body) throws IOException {
        var bytes = body.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES)
            throw new Refusal("too-large", "a clue has at most " + MOST_BYTES + " bytes; shorten it (内容过长)");
        try {
            var told = json.readValue(bytes, Clue.Told.class);
            if (told != null) return told;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(FORM, null);
        }
        throw new IllegalArgumentException(FORM);
    }

    private static final String FORM =
            "a clue is JSON with texts: {\"subject\": name or USCC, \"what\": …, \"where\": …, \"contact\": …}; the last two may be missing";
}
