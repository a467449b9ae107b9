package org.provgate.henan;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.PlatformException.Misconfigured;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.WireResponse;

/** Tells answers from failures (contract, Failures). */
final class Answers {

    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(20)
                    .maxStringLength(200_000)
                    .maxNumberLength(40)
                    .maxNameLength(200)
                    .build())
            .build();

    private Answers() {}

    /** Reads a JSON body token by token. */
    @FunctionalInterface
    interface Reader<A> {
        A read(JsonParser json) throws IOException;
    }

    /** Returns what {@code reader} makes of an answer with status 200; throws what the contract says of any other. */
    static <A> A read(WireResponse response, CallContext context, Reader<A> reader) {
        if (response.looksLikeHtml()) throw new Unavailable(
                "henan: a web page came instead of data (" + response + "): maintenance, or a portal in between;"
                        + " the gateway tries again", retryAfter(response, context).orElse(null), true);
        if (response.status() != 200) throw failure(response, context);
        try (var json = JSON.createParser(response.body())) {
            if (json.nextToken() != JsonToken.START_OBJECT)
                throw new Unreadable("a JSON object", String.valueOf(json.currentToken()), response.toString());
            return reader.read(json);
        } catch (IOException e) {
            throw new Unavailable("henan: the answer broke off or is no JSON (" + response + "); the gateway tries again", null, true);
        }
    }

    /** Throws if the body's own code says no. */
    static void check(String code, WireResponse response) {
        if (!code.equals("00")) throw new Unreadable("code 00 with status 200", "code " + code, response.toString());
    }

    private static PlatformException failure(WireResponse response, CallContext context) {
        var fields = plainFields(response);
        var code = fields.getOrDefault("code", "");
        var said = "henan answered " + response.status() + " " + code + " (" + fields.getOrDefault("message", "no message") + ")";
        return switch (code) {
            case "E4001" -> new Misconfigured(said + ": the signature is wrong; check app-id and app-secret of this entry");
            case "E4002" -> new Misconfigured(said + ": our clock is off" + skew(response, context) + "; set the clock of this machine");
            case "E4003" -> new Unavailable(said + ": a nonce was used twice; the gateway signs anew", Duration.ZERO, false);
            case "E4101" -> new PlatformException.SessionExpired(said + ": the session has expired; the gateway signs in");
            case "E4102" -> new PlatformException.ChainExpired(said + ": the chain of pages has expired; it starts again");
            case "E4091", "E4120", "E4220", "E4040" -> new Refused(code, said + ": correct the data named");
            case "E4290" -> new Unavailable(said + ": too many requests; the gateway waits", retryAfter(response, context).orElse(null), false);
            default -> response.status() >= 500
                    ? new Unavailable(said + ": the platform is busy; the gateway tries again", retryAfter(response, context).orElse(null), true)
                    : new Unreadable("a status and code of the contract", response.status() + " " + code, response.toString());
        };
    }

    /** Reads the texts of a failure's top level; of a body that is no JSON, none. */
    private static Map<String, String> plainFields(WireResponse response) {
        var fields = new HashMap<String, String>();
        try (var json = JSON.createParser(response.body())) {
            if (json.nextToken() != JsonToken.START_OBJECT) return fields;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                if (json.nextToken().isScalarValue()) fields.put(name, json.getText());
                else json.skipChildren();
            }
        } catch (IOException e) {
            fields.put("message", "no readable body");
        }
        return fields;
    }

    private static Optional<Duration> retryAfter(WireResponse response, CallContext context) {
        return response.header("retry-after").map(String::strip).map(text -> {
            if (text.matches("[0-9]{1,6}")) return Duration.ofSeconds(Long.parseLong(text));
            var at = httpDate(text);
            return at == null ? null : Duration.between(context.now(), at).isNegative() ? Duration.ZERO : Duration.between(context.now(), at);
        });
    }

    private static String skew(WireResponse response, CallContext context) {
        var date = response.header("date").map(Answers::httpDate).orElse(null);
        return date == null ? "" : " by " + Duration.between(date, context.now()).toSeconds() + " s (ours minus the platform's)";
    }

    private static @Nullable Instant httpDate(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
