package org.provgate.outbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of a wire exchange may be kept for people to read: the beginning, without secrets and personal data. */
public final class Redaction {

    private static final int BYTES = 6_000;
    private static final int CHARACTERS = 4_000;

    /** Fields of both contracts that name a person, or tell of one in free text. */
    private static final String PERSONAL =
            "name|Name|enteredBy|Operator|LeRep|LEREP|legalRep|requester|executor|check_personnel|administrative_cp"
                    + "|personIdNo|(?:CF|XK)_(?:FRDB|FR|FR_ZJHM|FR_SFZH|XDR_MC|XDR_ZJHM|XDR_SFZ|SY)";

    private static final String SECRET =
            "sign|Sign|(?:request|refresh|app)?[sS]ecret|X-Signature|sm4-?[kK]ey|nonce|password|token";

    private static final Pattern JSON = Pattern.compile(
            "(\"(?:" + SECRET + "|" + PERSONAL + ")\"\\s*:\\s*\")[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+", Pattern.DOTALL);
    private static final Pattern XML = Pattern.compile("(<(" + SECRET + "|" + PERSONAL + ")(?:\\s[^>]*)?>)[^<]*");
    private static final Pattern ENCRYPTED = Pattern.compile("<EncData>[^<]*");
    /**
     * 居民身份证号: six digits of a place, a day of birth, three digits and a check digit. Numbers of tasks and plans have the same
     * form, with days of this decade; who was born in it is no party to anything.
     */
    private static final Pattern IDENTITY = Pattern.compile(
            "(?<![0-9A-Z])[1-9][0-9]{5}(?:19[0-9]{2}|20[01][0-9])[01][0-9][0-3][0-9][0-9]{3}[0-9Xx](?![0-9A-Z])");
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
        text = JSON.matcher(text).replaceAll("$1***");
        text = XML.matcher(text).replaceAll("$1***");
        text = ENCRYPTED.matcher(text).replaceAll("<EncData>(encrypted)");
        text = identities(text);
        boolean cut = begun || text.length() > CHARACTERS;
        return (text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text)
                + (cut ? "… (" + body.length + " bytes)" : "");
    }

    /** Returns a sentence, such as a platform's, without identity numbers; null for null. */
    static @Nullable String text(@Nullable String sentence) {
        return sentence == null ? null : identities(sentence);
    }

    private static String identities(String text) {
        return IDENTITY.matcher(text).replaceAll("***");
    }
}
