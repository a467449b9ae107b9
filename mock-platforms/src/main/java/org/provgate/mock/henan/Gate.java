package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import org.provgate.mock.Answer;
import org.provgate.mock.Call;

/** Sessions and signatures (contract, Session). Safe for threads. */
final class Gate {

    private static final Duration WINDOW = Duration.ofSeconds(300);
    private static final Duration NONCE_REST = Duration.ofMinutes(10);

    private record Spent(String nonce, Instant at) {}

    private final String appId;
    private final String appSecret;
    private final Clock clock;
    private final Secrets requestSecrets;
    private final Secrets refreshSecrets;
    private final Set<String> nonces = new HashSet<>();
    private final Deque<Spent> spent = new ArrayDeque<>();

    Gate(HenanSettings settings) {
        appId = settings.appId();
        appSecret = settings.appSecret();
        clock = settings.clock();
        requestSecrets = new Secrets(Duration.ofMinutes(15), appSecret + "/request");
        refreshSecrets = new Secrets(Duration.ofHours(48), appSecret + "/refresh");
    }

    Answer login(Call call) {
        var body = Json.object(call.body());
        var text = signedText(body);
        if (!Sm3.hmac(appSecret, text).equals(field(body, "sign"))) throw Refusal.unsigned();
        return session();
    }

    Answer refresh(Call call) {
        var body = Json.object(call.body());
        var text = signedText(body);
        switch (refreshSecrets.judge(text, field(body, "sign"), clock.instant())) {
            case EXPIRED -> throw Refusal.expired();
            case WRONG -> throw Refusal.unsigned();
            case GOOD -> {}
        }
        return session();
    }

    /** Lets a signed request in, or refuses it. */
    void check(Call call) {
        var app = header(call, "X-App-Id", ".{1,64}");
        var timestamp = header(call, "X-Timestamp", "[0-9]{1,16}");
        var nonce = header(call, "X-Nonce", "[0-9a-f]{16,32}");
        var signature = header(call, "X-Signature", "[0-9a-f]{64}");
        if (!app.equals(appId)) throw Refusal.unsigned();
        checkWindow(timestamp);
        switch (requestSecrets.judge(text(call, app, nonce, timestamp), signature, clock.instant())) {
            case EXPIRED -> throw Refusal.expired();
            case WRONG -> throw Refusal.unsigned();
            case GOOD -> spend(nonce);
        }
    }

    private static String text(Call call, String app, String nonce, String timestamp) {
        try {
            var query = Query.of(call.query()).canonical(app, nonce, timestamp);
            return call.method() + "\n" + call.path() + "\n" + query + "\n" + Sm3.hash(call.body());
        } catch (IllegalArgumentException e) {
            throw Refusal.unsigned();
        }
    }

    private synchronized void spend(String nonce) {
        var now = clock.instant();
        while (!spent.isEmpty() && !spent.getFirst().at.plus(NONCE_REST).isAfter(now))
            nonces.remove(spent.removeFirst().nonce);
        if (!nonces.add(nonce)) throw new Refusal(401, "E4003", "随机数已使用");
        spent.addLast(new Spent(nonce, now));
    }

    private String signedText(JsonNode body) {
        var timestamp = field(body, "timestamp");
        if (!timestamp.matches("[0-9]{1,16}")) throw Refusal.malformed("timestamp");
        checkWindow(timestamp);
        if (!field(body, "appId").equals(appId)) throw Refusal.unsigned();
        return appId + "\n" + timestamp;
    }

    private void checkWindow(String timestamp) {
        long skew = Math.abs(Long.parseLong(timestamp) - clock.millis());
        if (skew > WINDOW.toMillis()) throw new Refusal(401, "E4002", "时间戳超出允许范围");
    }

    private Answer session() {
        var now = clock.instant();
        var answer = Json.ok();
        answer.putObject("datas")
                .put("requestSecret", requestSecrets.issue(now))
                .put("requestSecretEndTime", Times.format(now.plus(requestSecrets.life())))
                .put("refreshSecret", refreshSecrets.issue(now))
                .put("refreshSecretEndTime", Times.format(now.plus(refreshSecrets.life())));
        return Json.answer(200, answer);
    }

    private static String field(JsonNode body, String name) {
        var value = body.get(name);
        if (value == null || !value.isTextual()) throw Refusal.malformed(name);
        return value.textValue();
    }

    private static String header(Call call, String name, String form) {
        var value = call.header(name);
        if (value == null || !value.matches(form)) throw Refusal.unsigned();
        return value;
    }
}
