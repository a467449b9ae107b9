package org.provgate.henan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;

/** Builds signed requests (contract, Session). */
final class Requests {

    static final String REQUEST_SECRET = "requestSecret";
    private static final String BASE = "/hn/gateway";

    private Requests() {}

    /** Returns a signed request. @param path below the base path, percent-encoded @param query in any order, not encoded */
    static WireRequest signed(
            String method, String path, List<Entry<String, String>> query, byte[] body, CallContext context) {
        var session = context.session()
                .orElseThrow(() -> new PlatformException.SessionExpired("henan: no session is open; the gateway signs in"));
        var appId = context.setting(HenanAdapter.APP_ID);
        var timestamp = String.valueOf(context.now().toEpochMilli());
        var nonce = context.nonce();
        var full = base(context) + path;
        var signed = new ArrayList<>(query);
        signed.add(Map.entry("appId", appId));
        signed.add(Map.entry("nonce", nonce));
        signed.add(Map.entry("timestamp", timestamp));
        var text = String.join("\n", method, full, Signature.canonicalQuery(signed), Signature.sm3(body));
        var headers = Map.of(
                "X-App-Id", appId,
                "X-Timestamp", timestamp,
                "X-Nonce", nonce,
                "X-Signature", Signature.hmac(session.secrets().get(REQUEST_SECRET), text),
                "Accept", "application/json");
        var target = query.isEmpty() ? full : full + "?" + Signature.canonicalQuery(query);
        return new WireRequest(method, target, headers, body, Map.of());
    }

    /** Returns a request that carries its proof in the body. */
    static WireRequest open(String path, byte[] body, CallContext context) {
        var headers = Map.of("Content-Type", "application/json; charset=UTF-8", "Accept", "application/json");
        return new WireRequest("POST", base(context) + path, headers, body, Map.of());
    }

    /** The operator may give the platform's origin, or the address with its base path. */
    private static String base(CallContext context) {
        var path = context.baseUrl().getRawPath();
        if (path == null || path.isEmpty() || path.equals("/")) return BASE;
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
