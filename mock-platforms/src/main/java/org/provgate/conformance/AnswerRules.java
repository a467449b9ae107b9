package org.provgate.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.PlatformException;
import org.provgate.spi.PlatformException.Unavailable;
import org.provgate.spi.Session;
import org.provgate.spi.Setting;
import org.provgate.spi.WireResponse;

/** K6 to K9 and K17: an answer that is not what the contract promises is a failure that says who acts. */
final class AnswerRules {

    private static final byte[] MAINTENANCE =
            "<!DOCTYPE html><html><head><title>系统维护</title></head><body>系统维护中</body></html>".getBytes(UTF_8);
    private static final List<byte[]> GARBAGE = List.of(
            new byte[0],
            "   \r\n".getBytes(UTF_8),
            "null".getBytes(UTF_8),
            "[]".getBytes(UTF_8),
            "{}".getBytes(UTF_8),
            "\"成功\"".getBytes(UTF_8),
            "{\"status\":\"UP\",\"data\":{\"rows\":[]}}".getBytes(UTF_8),
            "[".repeat(50_000).getBytes(UTF_8),
            "<ok/>".getBytes(UTF_8),
            "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e \"e\">]><a>&e;</a>".getBytes(UTF_8),
            "<Envelope><Body><Fault>busy</Fault></Body></Envelope>".getBytes(UTF_8),
            new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1, 2, (byte) 0x81});

    private AnswerRules() {}

    static void K6(Bench bench) {
        for (var call : bench.calls())
            for (var page : maintenance(call)) expect("K6: a maintenance page", call, page, Unavailable.class);
    }

    static void K7(Bench bench) {
        for (var call : bench.calls())
            for (var cut : cuts(call)) expect("K7: a body that ends too early", call, cut, Unavailable.class);
    }

    static void K8(Bench bench) {
        for (var call : bench.calls()) {
            for (var busy : serverErrors(call)) expect("K8: a server error", call, busy, Unavailable.class);
            var patient = call.with(503, Map.of("retry-after", "7"), new byte[0]);
            var failure = expect("K8: busy", call, patient, Unavailable.class);
            assertThat(((Unavailable) failure).retryAfter())
                    .as("K8: Retry-After of %s", call)
                    .isEqualTo(Optional.of(Duration.ofSeconds(7)));
        }
    }

    static void K9(Bench bench) {
        for (var call : bench.calls())
            for (var strange : garbage(call))
                expect("K9: an answer of another kind", call, strange, PlatformException.class);
    }

    static void K17(Bench bench) {
        var secrets = new HashSet<String>();
        bench.adapter().describe().settings().stream()
                .filter(Setting::secret)
                .forEach(setting -> secrets.add(bench.platform().settings().get(setting.name())));
        bench.context().session().map(Session::secrets).ifPresent(opened -> secrets.addAll(opened.values()));
        for (var wrong : SignInRules.wrongSecrets(bench)) keeps(secrets, catchThrowable(wrong::run));
        for (var call : bench.calls()) {
            if (call.decode() instanceof Session session)
                secrets.addAll(session.secrets().values());
            for (var answer : all(call)) keeps(secrets, catchThrowable(() -> call.decode(answer)));
        }
    }

    /** Returns answers after which nobody knows what the platform did. */
    static List<WireResponse> unclear(Call<?, ?> call) {
        var answers = new ArrayList<WireResponse>();
        answers.addAll(maintenance(call));
        answers.addAll(cuts(call));
        answers.addAll(serverErrors(call));
        return answers;
    }

    /** Returns all bad answers the kit makes. */
    static List<WireResponse> all(Call<?, ?> call) {
        var answers = new ArrayList<>(unclear(call));
        answers.addAll(garbage(call));
        return answers;
    }

    private static void keeps(Set<String> secrets, @Nullable Throwable failure) {
        for (var each = failure; each != null; each = each.getCause())
            // not isTrue on the text itself: a failed rule must not print the secret either
            if (secrets.stream().anyMatch(String.valueOf(each.getMessage())::contains))
                throw new AssertionError(
                        "K17: the message of a " + each.getClass().getSimpleName() + " holds a secret");
    }

    private static Throwable expect(String rule, Call<?, ?> call, WireResponse answer, Class<?> kind) {
        var failure = catchThrowable(() -> call.decode(answer));
        assertThat(failure)
                .as("%s, HTTP %d with %d bytes, to %s", rule, answer.status(), answer.body().length, call)
                .isInstanceOf(kind);
        return failure;
    }

    private static List<WireResponse> maintenance(Call<?, ?> call) {
        var padded = ("\r\n " + new String(MAINTENANCE, UTF_8)).getBytes(UTF_8);
        return List.of(
                call.with(200, Map.of("content-type", "text/html; charset=UTF-8"), MAINTENANCE),
                call.with(200, Map.of("content-type", "application/json"), padded),
                call.with(200, Map.of(), MAINTENANCE),
                call.with(503, Map.of("content-type", "text/html"), MAINTENANCE));
    }

    private static List<WireResponse> cuts(Call<?, ?> call) {
        var body = call.response().body();
        int end = body.length;
        while (end > 0 && body[end - 1] <= ' ' && body[end - 1] >= 0) end--;
        return List.of(
                call.withBody(Arrays.copyOf(body, end - 1)),
                call.withBody(Arrays.copyOf(body, end / 2)),
                call.withBody(Arrays.copyOf(body, Math.min(end - 1, 20))));
    }

    private static List<WireResponse> serverErrors(Call<?, ?> call) {
        var answers = new ArrayList<WireResponse>();
        for (int status : new int[] {500, 502, 503, 504})
            for (var body : List.of("", "Bad Gateway", "{\"error\":\"upstream\"}"))
                answers.add(call.with(status, Map.of(), body.getBytes(UTF_8)));
        return answers;
    }

    private static List<WireResponse> garbage(Call<?, ?> call) {
        return GARBAGE.stream().map(call::withBody).toList();
    }
}
