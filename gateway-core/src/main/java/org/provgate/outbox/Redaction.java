package org.provgate.outbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a wire exchange may be kept for people to read: the beginning, without secrets and personal data. */
public final class Redaction {

    private static final int BYTES = 6_000;
    private static final int CHARACTERS = 4_000;

    /** Fields of both contracts that name a person, tell of one in free text, or are secret. */
    private static final Set<String> HIDDEN = Stream.of(
                    "name Name enteredBy Operator LeRep LEREP legalRep requester executor check_personnel administrative_cp personIdNo",
                    "CF_FRDB CF_FR CF_FR_ZJHM CF_FR_SFZH CF_XDR_MC CF_XDR_ZJHM CF_XDR_SFZ CF_SY",
                    "XK_FRDB XK_FR XK_FR_ZJHM XK_FR_SFZH XK_XDR_MC XK_XDR_ZJHM XK_XDR_SFZ XK_SY",
                    "sign Sign secret Secret requestSecret refreshSecret appSecret requestsecret refreshsecret appsecret",
                    "X-Signature sm4key sm4Key sm4-key sm4-Key nonce password token")
            .flatMap(names -> Stream.of(names.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private static final Pattern JSON =
            Pattern.compile("\"([\\w-]++)(\"\\s*+:\\s*+\")([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)", Pattern.DOTALL);
    private static final Pattern XML = Pattern.compile("<([\\w-]++)((?:\\s[^<>]*)?>)([^<]*+)");
    private static final Pattern ENCRYPTED = Pattern.compile("<EncData>[^<]*");
    /**
     * 居民身份证号: six digits of a place, a day of birth, three digits and a check digit. Numbers of tasks and plans have the same
     * form, with days of this decade; who was born in it is no party to anything.
     */
    private static final Pattern IDENTITY = Pattern.compile(
            "[1-9](?<![0-9A-Z][1-9])[0-9]{5}(?:19[0-9]{2}|20[01][0-9])[01][0-9][0-3][0-9][0-9]{3}[0-9Xx](?![0-9A-Z])");
    /** What a cut may have left of an identity number, or of a character. */
    private static final Pattern TORN = Pattern.compile("[0-9\\uFFFD]{1,18}$");

    private Redaction() {}

    /** Returns the text of a message. @param contentType null or empty for UTF-8 */
    public static String of(byte[] body, @Nullable String contentType) {
        var charset =
                contentType != null && contentType.toUpperCase(Locale.ROOT).contains("GB18030")
                        ? Charset.forName("GB18030")
                        : StandardCharsets.UTF_8;
        boolean begun = body.length > BYTES;
        var text = new String(body, 0, Math.min(body.length, BYTES), charset).replace('\0', '\uFFFD');
        if (begun) text = TORN.matcher(text).replaceFirst("");
        text = JSON.matcher(text).replaceAll(field -> hidden(field, "\""));
        text = XML.matcher(text).replaceAll(field -> hidden(field, "<"));
        text = ENCRYPTED.matcher(text).replaceAll("<EncData>(encrypted)");
        text = identities(text);
        boolean cut = begun || text.length() > CHARACTERS;
        return (text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text)
                + (cut ? "… (" + body.length + " bytes)" : "");
    }

    private static String hidden(MatchResult field, String before) {
        if (!HIDDEN.contains(field.group(1))) return Matcher.quoteReplacement(field.group());
        return Matcher.quoteReplacement(before + field.group(1) + field.group(2) + "***");
    }

    /** Returns a sentence, such as a platform's, without identity numbers; null for null. */
    static @Nullable String text(@Nullable String sentence) {
        return sentence == null ? null : identities(sentence);
    }

    private static String identities(String text) {
        return IDENTITY.matcher(text).replaceAll("***");
    }
}
