package org.provgate.web;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.provgate.access.Caller;
import org.provgate.subscriptions.Feed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.async.DeferredResult;

/**
 * Lets clients wait for events without a thread for each: one thread asks the database for all of them whose department has
 * something new, twice a second, and only while somebody waits.
 */
final class FeedWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FeedWatch.class);
    private static final long EVERY_MS = 500;
    private static final long NEVER = -1;

    /** More do not wait: they get the empty page at once, and ask again. */
    private static final int MOST_WAITING = 1_000;

    private final Feed feed;
    private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService checker;

    /** Up to here every event was looked at by the checker; it alone writes this. */
    private volatile long checked = NEVER;

    /** Somebody who waits. @param page asks again, in his name @param empty what he gets if nothing comes */
    private record Waiting(
            String department, Feed.Page empty, Supplier<Feed.Page> page, DeferredResult<Feed.Page> result) {}

    FeedWatch(Feed feed) {
        this.feed = feed;
        this.checker = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "feed-watch");
            thread.setDaemon(true);
            return thread;
        });
        checker.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    /** @param wait how long an answer may take where there is nothing yet */
    DeferredResult<Feed.Page> read(Caller caller, String after, int limit, List<String> types, Duration wait) {
        var page = feed.read(caller, after, limit, types);
        var result = new DeferredResult<Feed.Page>(wait.toMillis() + EVERY_MS, () -> page);
        if (!page.events().isEmpty() || wait.isZero() || waiting.size() >= MOST_WAITING) {
            result.setResult(page);
            return result;
        }
        Supplier<Feed.Page> again = () -> caller.run(() -> feed.read(caller, page.next(), limit, types));
        var entry = new Waiting(caller.department(), page, again, result);
        result.onCompletion(() -> waiting.remove(entry));
        waiting.add(entry);
        checker.schedule(() -> answer(entry, page), wait.toMillis(), TimeUnit.MILLISECONDS);
        // what was told before he stood in the list
        tell(entry);
        return result;
    }

    private void look() {
        if (waiting.isEmpty()) {
            checked = NEVER;
            return;
        }
        try {
            boolean first = checked == NEVER;
            var news = first ? Map.<String, Long>of() : feed.receivers(checked);
            checked = first ? feed.newest() : news.values().stream().reduce(checked, Math::max);
            for (var entry : waiting) if (first || news.containsKey(entry.department)) tell(entry);
        } catch (RuntimeException e) {
            // those who wait get their empty page in time, and ask again
            checked = NEVER;
            LOG.warn("who waits at the feed is not told for now: {}", e.getMessage());
        }
    }

    private void tell(Waiting entry) {
        var page = entry.page.get();
        if (!page.events().isEmpty()) answer(entry, page);
    }

    private void answer(Waiting entry, Feed.Page page) {
        waiting.remove(entry);
        entry.result.setResult(page);
    }

    @Override
    public void close() {
        checker.shutdownNow();
        for (var entry : waiting) answer(entry, entry.empty);
    }
}
