package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.provgate.spi.PlatformException.Misconfigured;
import org.provgate.spi.PlatformException.SessionExpired;
import org.provgate.spi.Session;
import org.provgate.spi.Setting;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

/** K5: sessions open, are renewed and end; a wrong secret is the operator's to mend. */
final class SignInRules {

    private static final RegisterQuestion FIRST = RegisterQuestion.first(RegisterStream.SUBJECTS, null);

    private SignInRules() {}

    static void K5_opens(Bench bench) {
        assertThat(bench.page(FIRST).decode().checkpoint())
                .as("K5: a first page in a new session")
                .isNotBlank();
        bench.signIn().ifPresent(signIn -> {
            var context = bench.stranger();
            var session = bench.ask(signIn, Optional.empty(), context).decode();
            assertThat(session.expiresAt()).as("K5: a new session lives").isAfter(context.now());
            assertThat(session.refreshableUntil()).as("K5: refreshableUntil").isAfterOrEqualTo(session.expiresAt());
            var renewed =
                    bench.ask(signIn, Optional.of(session), bench.stranger()).decode();
            var call = bench.ask(bench.feed().page(), FIRST, bench.stranger().in(Optional.of(renewed)));
            assertThat(call.decode().rows()).as("K5: rows in a renewed session").isNotNull();
            var fixed = context.fixed(session.refreshableUntil().plusSeconds(1), 'a');
            assertThat(Call.comparable(signIn.encode(Optional.of(session), fixed)))
                    .as("K5: past refreshableUntil, a full sign-in")
                    .isEqualTo(Call.comparable(signIn.encode(Optional.empty(), fixed)));
        });
    }

    static void K5_expires(Bench bench) {
        bench.signIn().ifPresent(signIn -> {
            bench.context();
            bench.platform().next(PlatformStandIn.Mishap.SESSION_EXPIRED);
            assertThatThrownBy(() -> bench.page(FIRST).decode())
                    .as("K5: an expired session")
                    .isInstanceOf(SessionExpired.class);
            var session = bench.ask(signIn, Optional.empty(), bench.stranger()).decode();
            assertThatThrownBy(() -> bench.ask(signIn, Optional.of(wrong(session)), bench.stranger())
                            .decode())
                    .as("K5: a session that cannot be renewed")
                    .isInstanceOfAny(SessionExpired.class, Misconfigured.class);
        });
    }

    static void K5_wrong_secret(Bench bench) {
        var secrets = bench.adapter().describe().settings().stream()
                .filter(Setting::secret)
                .toList();
        for (var secret : secrets)
            assertThatThrownBy(() -> askWith(bench, wrong(bench, secret)))
                    .as("K5: a wrong %s", secret.name())
                    .isInstanceOf(Misconfigured.class);
    }

    /** Returns the failures a wrong secret gives, for K17. */
    static List<Runnable> wrongSecrets(Bench bench) {
        return bench.adapter().describe().settings().stream()
                .filter(Setting::secret)
                .<Runnable>map(secret -> () -> askWith(bench, wrong(bench, secret)))
                .toList();
    }

    private static void askWith(Bench bench, Map<String, String> settings) {
        var context = bench.stranger().with(settings);
        var signIn = bench.signIn();
        if (signIn.isPresent())
            bench.ask(signIn.get(), Optional.empty(), context).decode();
        else bench.ask(bench.feed().page(), FIRST, context).decode();
    }

    private static Session wrong(Session session) {
        var secrets = new HashMap<String, String>();
        session.secrets().forEach((name, value) -> secrets.put(name, new StringBuilder(value).reverse() + "0"));
        return new Session(secrets, session.expiresAt(), session.refreshableUntil());
    }

    /** Returns the settings with one character of one value changed such that its pattern still matches. */
    private static Map<String, String> wrong(Bench bench, Setting setting) {
        var settings = new HashMap<>(bench.platform().settings());
        var value = settings.get(setting.name());
        for (int place = value.length() - 1; place >= 0; place--) {
            for (char other : "0123456789abcdefXYZ".toCharArray()) {
                var wrong = value.substring(0, place) + other + value.substring(place + 1);
                if (wrong.equalsIgnoreCase(value) || !wrong.matches(setting.pattern())) continue;
                settings.put(setting.name(), wrong);
                return settings;
            }
        }
        throw new AssertionError("K5: no other value of " + setting.name() + " matches its pattern");
    }
}
