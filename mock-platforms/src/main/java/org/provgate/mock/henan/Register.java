package org.provgate.mock.henan;

import java.time.Clock;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Answer;
import org.provgate.mock.Fault;
import org.provgate.mock.register.ListKind;
import org.provgate.mock.register.SimulatedClock;
import org.provgate.mock.register.SimulatedRegister;

/** The register service: subjects, statistics, lists. Safe for threads. */
final class Register {

    private final SimulatedRegister register;
    private final Map<String, Chain<?>> chains = new HashMap<>();

    Register(SimulatedRegister register, Clock clock) {
        this.register = register;
        chains.put("/subjects", new Chain<>("/subjects", register.subjects(), Items::subject, register.clock(), clock));
        for (var kind : ListKind.values()) {
            var path = "/lists/" + kind.name().toLowerCase(Locale.ROOT);
            chains.put(path, new Chain<>(path, register.list(kind), Items::entry, register.clock(), clock));
        }
    }

    /** Returns whether a path is a stream. */
    boolean streams(String path) {
        return chains.containsKey(path);
    }

    Answer page(String path, Query query, @Nullable Fault fault) {
        var chain = chains.get(path);
        if (chain == null) throw Refusal.unknown();
        return chain.page(query, register.simulation().areaCode(), fault);
    }

    Answer statistics(Query query) {
        if (!register.simulation().areaCode().equals(query.get("areaCode"))) throw Refusal.malformed("areaCode");
        var at = query.get("at");
        if (at == null) throw Refusal.malformed("at");
        var moment = Times.parse(at, "at");
        int day = IntStream.rangeClosed(0, register.day())
                .filter(each -> SimulatedClock.timeOf(each).equals(moment))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed("at"));
        var answer = Json.ok().put("total", register.held(day)).put("at", at);
        var byState = answer.putObject("byState");
        register.heldByState(day).forEach((state, count) -> byState.put(state, count));
        return Json.answer(200, answer);
    }
}
