package org.provgate.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.PlatformException.ChainExpired;
import org.provgate.spi.PlatformException.Misconfigured;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.PlatformException.SessionExpired;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.WireResponse;

/** What each failure of the contract means for us (section “Failures”): one row there, one line here. */
final class Failures {

    private Failures() {}

    /** Returns if the answer is HTTP 200 and no person's page. */
    static void throwUnlessOk(WireResponse response, CallContext context) {
        if (response.status() >= 500 || response.looksLikeHtml()) throw unavailable(response, context);
        if (response.status() != 200) throw named(response, context);
    }

    private static PlatformException named(WireResponse response, CallContext context) {
        var answer = Answer.whole(response);
        var code = answer.json().path("code").asText();
        var asked = Answer.where(response);
        return switch (response.status() + " " + code) {
            case "401 E4001" ->
                new Misconfigured("Henan says the signature of " + asked
                        + " is wrong (E4001). Check app-id and app-secret of this entry against what the province gave out,"
                        + " and that the path in base-url is the one the platform itself sees.");
            case "401 E4002" ->
                new Misconfigured("Henan refuses the time of " + asked
                        + " (E4002): more than 300 s off. " + skew(response, context)
                        + " Set this host's clock by NTP.");
            case "401 E4003" ->
                new Unavailable(
                        "Henan has seen the nonce of " + asked + " before (E4003). The gateway signs anew at once.",
                        Duration.ZERO,
                        false);
            case "401 E4101" ->
                new SessionExpired("Henan's session is over, says its answer to " + asked
                        + " (E4101). The gateway signs in again.");
            case "410 E4102" ->
                new ChainExpired("Henan's cursor is over 24 h old, says its answer to " + asked
                        + " (E4102). The gateway starts this stream again from its last checkpoint.");
            case "409 E4091" ->
                refused(
                        code,
                        asked,
                        "holds this task already, with other content",
                        "Give the changed task a new id, or an amendment if only officers changed.");
            case "412 E4120" ->
                refused(
                        code,
                        asked,
                        "holds another version of this",
                        "Fetch what it holds, decide which is right, and send that under its version.");
            case "422 E4220" ->
                refused(
                        code,
                        asked,
                        "finds the call malformed" + fields(answer.json().path("errors")),
                        "Correct the record.");
            case "404 E4040" ->
                refused(code, asked, "knows no such thing", "Check the number asked for, and the path in base-url.");
            case "429 E4290" ->
                new Unavailable(
                        "Henan's quota is used up, says its answer to " + asked
                                + " (E4290); nothing was done. The gateway waits as long as it was told.",
                        retryAfter(response, context),
                        false);
            default ->
                new Unreadable(
                        "a failure the contract lists",
                        "HTTP " + response.status() + " with "
                                + (code.isEmpty() ? "no code" : "code " + Answer.shown(code)),
                        asked);
        };
    }

    private static Unavailable unavailable(WireResponse response, CallContext context) {
        var reason = response.looksLikeHtml()
                ? "a page for people (HTML) where data was due: maintenance, or a portal in between"
                : "it is busy or broken";
        return new Unavailable(
                "Henan answered " + Answer.where(response) + " with HTTP " + response.status() + ": " + reason
                        + ". The gateway asks again later; if it lasts, call the platform's operator.",
                retryAfter(response, context),
                true);
    }

    private static Refused refused(String code, String asked, String reason, String next) {
        return new Refused(code, "Henan refused " + asked + ": it " + reason + " (" + code + "). " + next);
    }

    /** Names of fields are shown, the platform's own words are not: they may repeat personal data. */
    private static String fields(JsonNode errors) {
        var names = StreamSupport.stream(errors.spliterator(), false)
                .map(error -> error.isObject() ? error.path("field").asText() : error.asText())
                .map(Answer::shown)
                .limit(10)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "" : ", in " + names;
    }

    private static String skew(WireResponse response, CallContext context) {
        return httpDate(response.header("date"))
                .map(theirs -> Duration.between(theirs, context.now()).toSeconds())
                .map(ahead -> "Our clock is " + Math.abs(ahead) + " s " + (ahead < 0 ? "behind" : "ahead of")
                        + " the platform's.")
                .orElse("The platform does not say what its clock shows.");
    }

    /** Seconds, or a date, which counts by the platform's own clock where it shows one. */
    private static @Nullable Duration retryAfter(WireResponse response, CallContext context) {
        var header = response.header("retry-after").map(String::strip);
        if (header.filter(text -> text.matches("[0-9]{1,9}")).isPresent())
            return Duration.ofSeconds(Long.parseLong(header.get()));
        var now = httpDate(response.header("date")).orElse(context.now());
        return httpDate(header)
                .map(until -> Duration.between(now, until))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .orElse(null);
    }

    private static Optional<Instant> httpDate(Optional<String> header) {
        try {
            return header.map(text -> ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
