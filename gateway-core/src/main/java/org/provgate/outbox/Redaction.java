package org.provgate.outbox;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What of a wire exchange may be kept for people to read: the beginning, without secrets and personal data. */
public final class Redaction {

    private static final int BYTES = 6_000;
    private static final int CHARACTERS = 4_000;
    private static final String PERSONAL =
            "name|Name|enteredBy|Operator|LeRep|LEREP|legalRep|check_personnel|administrative_cp|CF_FRDB|XK_FRDB|CF_XDR_MC|XK_XDR_MC"
                    + "|CF_XDR_ZJHM|XK_XDR_ZJHM|CF_FR_ZJHM|XK_FR_SFZH|personIdNo";
    private static final String SECRET = "sign|Sign|requestSecret|refreshSecret|appSecret|secret|X-Signature";

    private static final Pattern JSON = Pattern.compile("(\"(?:" + SECRET + "|" + PERSONAL + ")\"\\s*:\\s*\")[^\"]*");
    private static final Pattern XML = Pattern.compile("(<(?:" + SECRET + "|" + PERSONAL + ")>)[^<]*");
    private static final Pattern ENCRYPTED = Pattern.compile("(<EncData>[^<]{0,40})[^<]*");
    /** 居民身份证号: six digits of a place, a date, three digits and a check digit. */
    private static final Pattern IDENTITY = Pattern.compile(
            "(?<![0-9A-Z])[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx](?![0-9A-Z])");

    private Redaction() {}

    /** Returns the text of a message. @param contentType null or empty for UTF-8 */
    public static String of(byte[] body, String contentType) {
        var charset = contentType.toUpperCase(java.util.Locale.ROOT).contains("GB18030")
                ? Charset.forName("GB18030")
                : StandardCharsets.UTF_8;
        var text = new String(body, 0, Math.min(body.length, BYTES), charset).replace('\0', '\uFFFD');
        text = JSON.matcher(text).replaceAll("$1***");
        text = XML.matcher(text).replaceAll("$1***");
        text = ENCRYPTED.matcher(text).replaceAll("$1…");
        text = IDENTITY.matcher(text).replaceAll("***");
        boolean cut = body.length > BYTES || text.length() > CHARACTERS;
        return (text.length() > CHARACTERS ? text.substring(0, CHARACTERS) : text)
                + (cut ? "… (" + body.length + " bytes)" : "");
    }
}
