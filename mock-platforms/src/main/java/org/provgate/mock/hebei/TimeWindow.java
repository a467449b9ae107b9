package org.provgate.mock.hebei;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A window of time, closed at both ends. */
record TimeWindow(Instant from, Instant to) {
    private static final Duration WIDEST = Duration.ofDays(31);

    /** Returns the window a question asks for; none is everything. @throws Refusal 2002 or 2003 */
    static Optional<TimeWindow> of(Question question) {
        var from = question.request().value("startdate");
        var to = question.request().value("enddate");
        if (from == null && to == null) return Optional.empty();
        var window = new TimeWindow(time(from), time(to));
        if (window.to.isBefore(window.from)) throw Refusal.malformed("enddate早于startdate");
        if (Duration.between(window.from, window.to).compareTo(WIDEST) > 0) throw new Refusal("2002", "时间窗口超过31天");
        return Optional.of(window);
    }

    private static Instant time(@Nullable String text) {
        return Optional.ofNullable(text)
                .flatMap(PlatformTime::time)
                .map(TimeWindow::instant)
                .orElseThrow(() -> Refusal.malformed("startdate、enddate应同时为yyyyMMddHHmmss或同时为空"));
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(PlatformTime.ZONE).toInstant();
    }
}
