package org.provgate.henan;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;

/** Builds requests to the one host of all services, signed where the contract wants it (section “Session”). */
final class Requests {

    private static final String DEFAULT_BASE_PATH = "/hn/gateway";
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private Requests() {}

    /** Returns a request that proves itself by its body: signing in and refreshing. */
    static WireRequest unsigned(CallContext context, String rest, byte[] body) {
        var headers = Map.of("Accept", "application/json", "Content-Type", "application/json");
        return new WireRequest("POST", basePath(context) + rest, headers, body, Map.of());
    }

    /** Returns a signed request without a body. */
    static WireRequest get(CallContext context, String rest, SortedMap<String, String> query) {
        return signed(context, "GET", rest, query, new byte[0]);
    }

    /** Returns a signed request with a body. */
    static WireRequest send(CallContext context, String method, String rest, Fields body) {
        return signed(context, method, rest, new TreeMap<>(), body.json());
    }

    /** Returns the request with one header more; the signature does not cover headers. */
    static WireRequest with(WireRequest request, String header, String value) {
        var headers = new TreeMap<>(request.headers());
        headers.put(header, value);
        return new WireRequest(request.method(), request.target(), headers, request.body(), request.notes());
    }

    /**
     * Returns a signed request.
     *
     * @param rest the path after the base path, percent-encoded
     * @param query names and values as they are, without {@code appId, nonce, timestamp}: those travel as headers
     * @throws PlatformException.SessionExpired if nobody has signed in yet
     */
    static WireRequest signed(
            CallContext context, String method, String rest, SortedMap<String, String> query, byte[] body) {
        var session = context.session()
                .orElseThrow(
                        () -> new PlatformException.SessionExpired(
                                "Henan has not been signed in to yet, so a request cannot be signed; the gateway signs in first."));
        var path = basePath(context) + rest;
        var appId = context.setting(HenanAdapter.APP_ID);
        var nonce = context.nonce();
        var timestamp = Long.toString(context.now().toEpochMilli());

        var signedQuery = new TreeMap<>(query);
        signedQuery.put("appId", appId);
        signedQuery.put("nonce", nonce);
        signedQuery.put("timestamp", timestamp);
        var text = String.join("\n", method, path, canonical(signedQuery), Sm3.digest(body));

        var headers = new TreeMap<>(Map.of(
                "Accept", "application/json",
                "X-App-Id", appId,
                "X-Timestamp", timestamp,
                "X-Nonce", nonce,
                "X-Signature", Sm3.hmac(session.secrets().get(SignIn.REQUEST_SECRET), text)));
        if (body.length > 0) headers.put("Content-Type", "application/json");
        var target = query.isEmpty() ? path : path + "?" + canonical(query);
        return new WireRequest(method, target, headers, body, Map.of());
    }

    /**
     * Checks how many go into one call; none at all is a defect of the caller.
     *
     * @throws PlatformException.Refused if there are more than Henan takes
     */
    static void checkCount(int count, int most, String what) {
        if (count == 0) throw new IllegalArgumentException("no " + what + " to send to Henan");
        if (count > most)
            throw new PlatformException.Refused(
                    Fields.MALFORMED,
                    "Not sent to Henan: " + count + " " + what + " in one call, and Henan takes at most " + most
                            + ". Divide them.");
    }

    /** Returns the path the operator knows the platform under, or the contract's where only an origin is given. */
    private static String basePath(CallContext context) {
        var path = context.baseUrl().getRawPath();
        while (path != null && path.endsWith("/")) path = path.substring(0, path.length() - 1);
        return path == null || path.isEmpty() ? DEFAULT_BASE_PATH : path;
    }

    static String canonical(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map(pair -> encoded(pair.getKey()) + "=" + encoded(pair.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** RFC 3986: everything but the unreserved characters, in UTF-8, with upper-case hex; so a plus is %2B and a space %20. */
    static String encoded(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (UNRESERVED.indexOf(b) >= 0) out.append((char) b);
            else out.append('%').append(HEX[(b >> 4) & 15]).append(HEX[b & 15]);
        }
        return out.toString();
    }
}
