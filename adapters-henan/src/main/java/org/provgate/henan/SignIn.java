package org.provgate.henan;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.Session;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/** Opens a session, or renews one while its refreshSecret lives (contract, Session). */
final class SignIn {

    private static final String REFRESH_SECRET = "refreshSecret";

    private SignIn() {}

    static Operation<Optional<Session>, Session> operation() {
        return Operation.of("sign-in", SignIn::encode, SignIn::decode);
    }

    private static WireRequest encode(Optional<Session> previous, CallContext context) {
        var refreshable = previous.filter(s -> s.refreshableUntil().isAfter(context.now()));
        var secret = refreshable.map(s -> s.secrets().get(REFRESH_SECRET)).orElseGet(() -> context.setting(HenanAdapter.APP_SECRET));
        var appId = context.setting(HenanAdapter.APP_ID);
        var timestamp = String.valueOf(context.now().toEpochMilli());
        var sign = Signature.hmac(secret, appId + "\n" + timestamp);
        return Requests.open(refreshable.isPresent() ? "/app/token/refresh" : "/app/token", body(appId, timestamp, sign), context);
    }

    private static byte[] body(String appId, String timestamp, String sign) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = Answers.JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeStringField("appId", appId);
            json.writeStringField("timestamp", timestamp);
            json.writeStringField("sign", sign);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Session decode(Optional<Session> previous, WireResponse response, CallContext context) {
        return Answers.read(response, context, json -> {
            Map<String, @Nullable String> datas = Map.of();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                var name = json.currentName();
                var token = json.nextToken();
                if (name.equals("code")) Answers.check(json.getText(), response);
                else if (name.equals("datas") && token == JsonToken.START_OBJECT) datas = Rows.fields(json);
                else json.skipChildren();
            }
            return session(datas, response);
        });
    }

    private static Session session(Map<String, @Nullable String> datas, WireResponse response) {
        return new Session(
                Map.of(
                        Requests.REQUEST_SECRET, required(datas, "requestSecret", response),
                        REFRESH_SECRET, required(datas, "refreshSecret", response)),
                time(datas, "requestSecretEndTime", response),
                time(datas, "refreshSecretEndTime", response));
    }

    private static String required(Map<String, @Nullable String> datas, String field, WireResponse response) {
        var value = datas.get(field);
        if (value == null) throw new Unreadable("datas." + field, "nothing", response.toString());
        return value;
    }

    /** Takes both forms a time is met in: ISO with offset, and epoch milliseconds. */
    private static Instant time(Map<String, @Nullable String> datas, String field, WireResponse response) {
        var text = required(datas, field, response);
        try {
            return text.matches("[0-9]{13}") ? Instant.ofEpochMilli(Long.parseLong(text)) : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new Unreadable("a time in datas." + field, text, response.toString());
        }
    }
}
