package org.provgate.web;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.subscriptions.Feed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** {@code /api/v1/feed}: a department's events in their order, for who polls. */
@RestController
@RequestMapping("/api/v1/feed")
class FeedController {

    private static final int LONGEST = 30;

    private final FeedWatch watch;

    FeedController(FeedWatch watch) {
        this.watch = watch;
    }

    /**
     * Returns the events after a place.
     *
     * @param after {@code next} of the page before; 0 for the beginning
     * @param limit 1 to 1,000
     * @param type only these, such as {@code sanction.recalled}; all if not given
     * @param wait seconds to wait, up to 30, where there is nothing yet
     */
    @GetMapping
    @Needs(Permission.FEED_READ)
    DeferredResult<Feed.Page> feed(
            Caller caller,
            @RequestParam(defaultValue = "0") String after,
            @RequestParam(defaultValue = "100") int limit,
            @RequestParam(required = false) @Nullable List<String> type,
            @RequestParam(defaultValue = "0") int wait) {
        if (wait < 0 || wait > LONGEST)
            throw new IllegalArgumentException("wait must be between 0 and " + LONGEST + " s, it was " + wait);
        return watch.read(caller, after, limit, type == null ? List.of() : type, Duration.ofSeconds(wait));
    }
}
