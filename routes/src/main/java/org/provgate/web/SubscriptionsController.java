package org.provgate.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.subscriptions.Subscription;
import org.provgate.subscriptions.Subscriptions;
import org.provgate.subscriptions.WebhookLog;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/subscriptions}: where a department wants to be told of events, and what became of each. */
@RestController
@RequestMapping("/api/v1/subscriptions")
class SubscriptionsController {

    private final Subscriptions subscriptions;
    private final WebhookLog log;

    SubscriptionsController(Subscriptions subscriptions, WebhookLog log) {
        this.subscriptions = subscriptions;
        this.log = log;
    }

    /** @param types such as {@code sanction.recalled}; all if not given */
    record Request(
            @Nullable String url,
            @Nullable List<String> types,
            @Nullable String description) {}

    /** @param from the first, {@code evt_…} @param to the last @param parked only those given up */
    record Resend(@Nullable String from, @Nullable String to, boolean parked) {}

    /** @param resent how many are sent again */
    record Resent(int resent) {}

    @GetMapping
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    List<Subscription> list(Caller caller) {
        return subscriptions.list(caller);
    }

    /** Begins one; the answer shows its secret, this once. */
    @PostMapping
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    ResponseEntity<Subscriptions.WithSecret> add(Caller caller, @RequestBody Request request) {
        if (request.url == null) throw new IllegalArgumentException("a subscription needs url");
        var made = subscriptions.add(
                caller,
                new Subscriptions.Wish(
                        request.url,
                        request.types == null ? List.of() : request.types,
                        request.description == null ? "" : request.description));
        return ResponseEntity.created(URI.create(
                        "/api/v1/subscriptions/" + made.subscription().id()))
                .header("Cache-Control", "no-store")
                .body(made);
    }

    @GetMapping("/{id}")
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    Subscription one(Caller caller, @PathVariable String id) {
        return subscriptions.get(caller, id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    void remove(Caller caller, @PathVariable String id) {
        subscriptions.remove(caller, id);
    }

    /** Makes a new secret; the one before signs beside it for a day. */
    @PostMapping("/{id}/secret")
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    ResponseEntity<Subscriptions.WithSecret> rotate(Caller caller, @PathVariable String id) {
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(subscriptions.rotate(caller, id));
    }

    /** Sends again from where it stopped: after a 410, or at once after a failure was mended. */
    @PostMapping("/{id}/resumption")
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    Subscription resume(Caller caller, @PathVariable String id) {
        return subscriptions.resume(caller, id);
    }

    /**
     * Returns what was tried, the newest event first.
     *
     * @param before {@code next} of the page before
     */
    @GetMapping("/{id}/deliveries")
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    WebhookLog.Page deliveries(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable List<WebhookLog.State> state,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(defaultValue = "100") int limit) {
        return log.page(caller, id, state == null ? List.of() : state, before, Uploads.limit(limit));
    }

    @PostMapping("/{id}/deliveries/{event}/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    Resent resend(Caller caller, @PathVariable String id, @PathVariable String event) {
        return new Resent(log.resend(caller, id, event, event, false));
    }

    @PostMapping("/{id}/deliveries/resend")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Needs(Permission.SUBSCRIPTIONS_WRITE)
    Resent resend(Caller caller, @PathVariable String id, @RequestBody Resend range) {
        if (range.from == null || range.to == null)
            throw new IllegalArgumentException("sending a range again needs from and to, such as evt_17");
        return new Resent(log.resend(caller, id, range.from, range.to, range.parked));
    }
}
