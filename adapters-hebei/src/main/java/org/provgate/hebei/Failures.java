package org.provgate.hebei;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireResponse;

/** What the platform's failures mean for us (contract, Failures). */
final class Failures {

    /** The only codes an unsigned answer is believed for: the platform may share no key with us. */
    static final Set<String> UNSIGNED = Set.of("1001", "1002", "1003", "1004", "2003");

    private static final Map<String, String> SETTINGS = Map.of(
            "1001",
            "the signature was refused: the setting secret is not the platform's; compare it with the one issued for the app-code",
            "1002",
            "the time of sending was refused: this machine's clock is more than 10 minutes off the platform's; set it by NTP",
            "1003",
            "the encryption was refused: the setting sm4-key is not the platform's; compare it with the one issued for the app-code",
            "1004",
            "the app-code is unknown: compare the setting app-code with the platform's letter, or ask its operator to open it");

    private static final Map<String, String> DATA = Map.of(
            "2001",
                    "the platform knows no such TranCode; ask its operator whether this service is open to the app-code",
            "2002", "too much was asked for at once, or too many rows came together; ask narrower or send fewer",
            "2003", "the platform found the document malformed; compare it with the contract",
            "2009", "the BatchNo was used before with other content; look for a second gateway using the same app-code",
            "2010", "the platform does not know the batch, or keeps its receipt no longer; look it up by hand");

    /** What may be a person's number stays out of messages, wherever the platform put it. */
    private static final Pattern PERSON = Pattern.compile("[0-9]{17}[0-9Xx]|[0-9]{15}");

    private Failures() {}

    /** Throws what an answer that is no package means; returns if it may be one. */
    static void checkHttp(String tranCode, WireResponse response) {
        int status = response.status();
        if (response.looksLikeHtml())
            throw unclear(tranCode, "an HTML page came with HTTP " + status + ", as during maintenance", response);
        if (status >= 500 || status == 408 || status == 429)
            throw unclear(tranCode, "it answered HTTP " + status, response);
        if (status != 200)
            throw new PlatformException.Misconfigured(of(tranCode) + "HTTP " + status
                    + " came where the contract knows only 200; check base-url and the proxies on the way.");
    }

    /** An answer that cannot be trusted or taken in: nobody knows what the platform did. */
    static PlatformException.Unavailable transport(String tranCode, String reason) {
        return new PlatformException.Unavailable(
                of(tranCode) + reason + ". It is asked again later; if this stays, call the platform's operator.",
                null,
                true);
    }

    /** Returns a trusted answer with errcode 0. @throws PlatformException what any other errcode means */
    static Answer good(WireResponse response, CallContext context) {
        return good(Envelope.open(response, context), context);
    }

    static Answer good(Answer answer, CallContext context) {
        if (!answer.required("errcode").equals("0")) throw of(answer, context);
        return answer;
    }

    /** Returns what {@code errcode} says; {@code 0} is none of these. */
    static PlatformException of(Answer answer, CallContext context) {
        var code = answer.required("errcode");
        var head = of(answer.tranCode()) + "errcode " + Xml.shortened(code) + ", ";
        var setting = SETTINGS.get(code);
        if (setting != null) return new PlatformException.Misconfigured(head + setting + ".");
        var data = DATA.get(code);
        if (data != null) return new PlatformException.Refused(code, head + data + "." + said(answer));
        if (code.equals("2011"))
            return new PlatformException.Unavailable(
                    head + "the BatchNo is not of today, as around midnight. It is asked again under a new one.",
                    null,
                    false);
        if (code.equals("9001"))
            return new PlatformException.Unavailable(head + "it is busy. It is asked again later.", null, false);
        if (code.equals("9002")) {
            var wait = untilReopened(answer, context);
            return new PlatformException.Unavailable(
                    head + "it is closed for the night. It is asked again when it opens.", wait, false);
        }
        return new PlatformException.Unreadable("an errcode of the contract", Xml.shortened(code), answer.where());
    }

    private static String said(Answer answer) {
        var message = answer.text("errmsg");
        if (message == null) return "";
        return " It says: “" + Xml.shortened(PERSON.matcher(message).replaceAll("…")) + "”.";
    }

    private static @Nullable Duration untilReopened(Answer answer, CallContext context) {
        var reopen = PlatformTime.parse(answer.text("reopen"));
        if (reopen == null) return null;
        var wait = Duration.between(context.now(), PlatformTime.instant(reopen)).plusMillis(999);
        return wait.isNegative() ? Duration.ZERO : Duration.ofSeconds(wait.getSeconds());
    }

    private static PlatformException.Unavailable unclear(String tranCode, String reason, WireResponse response) {
        var seconds = response.header("retry-after").orElse("");
        var wait = seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : null;
        return new PlatformException.Unavailable(of(tranCode) + reason + ". It is asked again later.", wait, true);
    }

    private static String of(String tranCode) {
        return "Hebei did not answer " + tranCode + ": ";
    }
}
