package org.provgate.henan;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.provgate.spi.CallContext;
import org.provgate.spi.Session;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/** Signing in with the application secret, or refreshing with the refresh secret while it lives (section “Session”). */
final class SignIn {

    static final String REQUEST_SECRET = "requestSecret";
    static final String REFRESH_SECRET = "refreshSecret";

    private SignIn() {}

    static WireRequest encode(Optional<Session> previous, CallContext context) {
        var refreshable = previous.filter(session -> context.now().isBefore(session.refreshableUntil()));
        var secret = refreshable
                .map(session -> session.secrets().get(REFRESH_SECRET))
                .orElseGet(() -> context.setting(HenanAdapter.APP_SECRET));
        var appId = context.setting(HenanAdapter.APP_ID);
        var timestamp = Long.toString(context.now().toEpochMilli());
        var body = new LinkedHashMap<String, String>();
        body.put("appId", appId);
        body.put("timestamp", timestamp);
        body.put("sign", Sm3.hmac(secret, appId + "\n" + timestamp));
        return Requests.unsigned(context, refreshable.isPresent() ? "/app/token/refresh" : "/app/token", bytes(body));
    }

    static Session decode(Optional<Session> previous, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        var datas = Answer.whole(response).checked().object("datas");
        var secrets = Map.of(REQUEST_SECRET, datas.text(REQUEST_SECRET), REFRESH_SECRET, datas.text(REFRESH_SECRET));
        return new Session(secrets, datas.time("requestSecretEndTime"), datas.time("refreshSecretEndTime"));
    }

    private static byte[] bytes(Map<String, String> body) {
        try {
            return Answer.JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }
}
