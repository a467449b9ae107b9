package org.provgate.routes;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.provgate.platforms.Province;
import org.provgate.spi.Operation;
import org.provgate.spi.credit.SanctionMeasure;

/** One province asked about one subject after another for its own measures. {@link #next} and {@link #take} by one thread. */
final class Asking {

    /** Less than a day, for nights do not begin to the minute. */
    static final Duration AGAIN = Duration.ofHours(20);

    private final Province province;
    private final Optional<Operation<String, List<SanctionMeasure>>> operation;
    private final List<String> due;
    private final Map<String, List<SanctionMeasure>> answers = new ConcurrentHashMap<>();
    private final AtomicBoolean over = new AtomicBoolean();
    private int begun;
    private int asked;

    Asking(Province province, Optional<Operation<String, List<SanctionMeasure>>> operation, List<String> due) {
        this.province = province;
        this.operation = operation;
        this.due = due;
    }

    Province province() {
        return province;
    }

    /** Returns a few subjects, enough to keep the platform busy; none when it is over. */
    List<String> next() {
        if (over.get()) return List.of();
        int to = Math.min(due.size(), begun + 4 * province.description().inFlight());
        var some = due.subList(begun, to);
        begun = to;
        return some;
    }

    boolean goesOn() {
        return !over.get();
    }

    PlatformCall<String, List<SanctionMeasure>> question(String uscc) {
        return new PlatformCall<>(province, operation.orElseThrow(), uscc);
    }

    void answered(String uscc, List<SanctionMeasure> measures) {
        answers.put(uscc, measures);
    }

    /** Returns whether this is the first reason to ask no more. */
    boolean giveUp() {
        return over.compareAndSet(false, true);
    }

    int asked() {
        return asked;
    }

    /** Returns the answers since it was last called. */
    Map<String, List<SanctionMeasure>> take() {
        var some = Map.copyOf(answers);
        answers.clear();
        asked += some.size();
        return some;
    }
}
