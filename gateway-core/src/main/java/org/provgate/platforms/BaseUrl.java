package org.provgate.platforms;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for where a platform may be. A wrong address is never repeated to the reader: it may hold a password. */
final class BaseUrl {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** By form alone, without asking a name server: what a name resolves to may change. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|\\[::1]|\\[0:0:0:0:0:0:0:1]|127(\\." + BYTE + "){3}");

    private BaseUrl() {}

    /**
     * Returns the address without slashes at its end.
     *
     * @throws IllegalArgumentException with the end of a sentence that begins with the key
     */
    static URI parse(String text) {
        var url = uri(text);
        var scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http") || url.isOpaque())
            throw bad("is not an absolute address; begin it with https://");
        if (url.getRawUserInfo() != null || hasUserInfo(url))
            throw bad("holds a user name or password; remove it, credentials have settings of their own");
        if (url.getHost() == null || url.getPort() == 0 || url.getPort() > 65_535)
            throw bad("has no valid host and port; correct it");
        if (url.getRawQuery() != null || url.getRawFragment() != null)
            throw bad("has a query or fragment; end it before ? and #");
        if (scheme.equals("http") && !isLoopback(url.getHost()))
            throw bad("is plain http, which is allowed to this machine only; use https");
        return uri(text.replaceFirst("/+$", ""));
    }

    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }

    /** An authority that is not host and port hides its user name from {@link URI#getUserInfo}. */
    private static boolean hasUserInfo(URI url) {
        return url.getRawAuthority() != null && url.getRawAuthority().contains("@");
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw bad("is not an address (" + e.getReason() + "); write it as https://host/path");
        }
    }

    private static IllegalArgumentException bad(String sentence) {
        return new IllegalArgumentException(sentence);
    }
}
