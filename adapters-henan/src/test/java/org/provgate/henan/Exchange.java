package org.provgate.henan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Session;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;

/**
 * One golden file: a question, the request it must become, an answer, and what that must be read as.
 *
 * @param question {@code sign-in}, {@code refresh}, {@code page STREAM since|- position|-}, or a service of {@link Services} and
 *     the samples it is asked with
 * @param answer status line, headers, an empty line, the body
 */
record Exchange(String question, String answer) {

    private static final String FORM = "### question\n%s\n### request\n%s\n### answer\n%s\n### result\n%s\n";

    static Exchange parse(String file) {
        return new Exchange(section(file, "question"), section(file, "answer"));
    }

    /** Returns the file as the adapter would have it. */
    String replay() {
        var words = question.split(" ");
        var adapter = new HenanAdapter();
        return switch (words[0]) {
            case "sign-in" -> replay(signIn(adapter), Optional.empty(), Exchange::shown);
            case "refresh" -> replay(signIn(adapter), Optional.of(FixedContext.SESSION), Exchange::shown);
            case "page" ->
                replay(
                        adapter.registerFeed().orElseThrow().page(),
                        new RegisterQuestion(
                                RegisterStream.valueOf(words[1]),
                                words[2].equals("-") ? null : words[2],
                                words[3].equals("-") ? "" : words[3]),
                        Exchange::shown);
            default -> Services.replay(this, adapter, words[0], List.of(words).subList(1, words.length));
        };
    }

    private static Operation<Optional<Session>, Session> signIn(HenanAdapter adapter) {
        return adapter.authentication().orElseThrow().signIn();
    }

    <Q, A> String replay(Operation<Q, A> operation, Q asked, Function<A, String> shown) {
        var context = FixedContext.signedIn();
        var request = operation.encode(asked, context);
        var result = result(() -> shown.apply(operation.decode(asked, response(request), context)));
        return FORM.formatted(question, shown(request), answer, result);
    }

    private static String result(Supplier<String> decoded) {
        try {
            return decoded.get();
        } catch (PlatformException e) {
            var more = "";
            if (e instanceof PlatformException.Unavailable u)
                more = " after " + u.retryAfter().map(Object::toString).orElse("-") + ", effect possible: "
                        + u.effectPossible();
            if (e instanceof PlatformException.Refused r) more = " " + r.code();
            return e.getClass().getSimpleName() + more + "\n" + e.getMessage();
        }
    }

    private WireResponse response(WireRequest request) {
        var parts = answer.split("\n\n", 2);
        var lines = parts[0].split("\n");
        Map<String, String> headers = Arrays.stream(lines)
                .skip(1)
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        var body = parts.length > 1 ? parts[1] : "";
        return new WireResponse(
                Integer.parseInt(lines[0].substring("HTTP ".length())), headers, body.getBytes(UTF_8), request);
    }

    private static String shown(WireRequest request) {
        var headers = new TreeMap<>(request.headers())
                .entrySet().stream()
                        .map(header -> "\n" + header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining());
        var body = request.body().length == 0 ? "" : "\n\n" + new String(request.body(), UTF_8);
        return request.method() + " " + request.target() + headers + body;
    }

    private static String shown(Session session) {
        return "secrets " + new TreeMap<>(session.secrets()) + "\nexpires at " + session.expiresAt()
                + "\nrefreshable until " + session.refreshableUntil();
    }

    private static String shown(RegisterPage page) {
        return "checkpoint " + page.checkpoint() + "\nannounced " + page.announced() + "\nheld " + page.held()
                + page.followUps().stream().map(next -> "\nthen " + next).collect(Collectors.joining())
                + page.rows().stream().map(Exchange::shown).collect(Collectors.joining());
    }

    private static String shown(RegisterRow row) {
        return "\nrow " + (row.withdrawn() ? "withdrawn " : "") + row.sourceKey() + " of " + row.updatedAt() + "\n  "
                + row.content()
                + row.faults().stream().map(fault -> "\n  " + fault).collect(Collectors.joining())
                + "\n  raw " + row.raw().get();
    }

    private static String section(String file, String name) {
        var start = "### " + name + "\n";
        int from = file.indexOf(start) + start.length();
        return file.substring(from, file.indexOf("\n###", from));
    }
}
