package org.provgate.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Delivery;
import org.provgate.outbox.DeliveryFilter;
import org.provgate.outbox.DeliveryStory;
import org.provgate.outbox.Exchanges;
import org.provgate.outbox.Exchanges.Exchange;
import org.provgate.outbox.Gates;
import org.provgate.outbox.Gates.Gate;
import org.provgate.outbox.Interventions;
import org.provgate.outbox.Interventions.Deed;
import org.provgate.outbox.Interventions.Preview;
import org.provgate.outbox.Standing;
import org.provgate.outbox.State;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/deliveries}: where every record stands with every receiver, and what an operator does about it. */
@RestController
@RequestMapping("/api/v1/deliveries")
class DeliveriesController {

    private static final int MOST = 200;
    private final Deliveries deliveries;
    private final Exchanges exchanges;
    private final Gates gates;
    private final Interventions interventions;

    DeliveriesController(Deliveries deliveries, Exchanges exchanges, Gates gates, Interventions interventions) {
        this.deliveries = deliveries;
        this.exchanges = exchanges;
        this.gates = gates;
        this.interventions = interventions;
    }

    /** A page. @param next what {@code cursor} is on the next page; null on the last */
    record DeliveryPage(List<Delivery> deliveries, @Nullable String next) {}

    /** Everything in one look. @param attention how many need a person */
    record DeliverySummary(long attention, List<Standing> standings, List<Gate> gates) {}

    /** @param expected how many the preview counted */
    record BulkOrder(
            DeliveryFilter filter,
            @Nullable Integer expected,
            @Nullable String reason) {}

    record DeliveryReason(@Nullable String reason) {}

    /** How many something was done to. */
    record DoneTo(int count) {}

    /** Returns deliveries, the newest first. @param limit 1 to 200 @param cursor {@code next} of the page before */
    @Needs(Permission.DELIVERIES_READ)
    @GetMapping
    DeliveryPage list(
            @RequestParam(required = false) @Nullable Set<State> state,
            @RequestParam(required = false) @Nullable String province,
            @RequestParam(required = false) @Nullable Channel channel,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String record,
            @RequestParam(required = false) @Nullable String receipt,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST)
            throw new IllegalArgumentException("limit must be between 1 and " + MOST + ", it was " + limit);
        var filter = new DeliveryFilter(
                null, state == null ? Set.of() : state, province, channel, department, task, subject, record, receipt);
        var found = deliveries.list(filter, before(cursor), limit);
        return new DeliveryPage(
                found,
                found.size() < limit ? null : cursor(found.get(found.size() - 1).id()));
    }

    @Needs(Permission.DELIVERIES_READ)
    @GetMapping("/summary")
    DeliverySummary summary() {
        var standings = deliveries.all();
        return new DeliverySummary(
                standings.stream().mapToLong(Standing::attention).sum(), standings, gates.all());
    }

    @Needs(Permission.DELIVERIES_READ)
    @GetMapping("/{id}")
    DeliveryStory one(@PathVariable long id) {
        return deliveries.one(id).orElseThrow(() -> Interventions.unknown(id));
    }

    /** Returns what went over the wire for it, without secrets and personal data, the oldest first. */
    @Needs(Permission.AUDIT_READ)
    @GetMapping("/{id}/exchanges")
    List<Exchange> exchanges(@PathVariable long id) {
        return exchanges.of(one(id).delivery().id());
    }

    @Needs(Permission.DELIVERIES_ACT)
    @PostMapping("/{id}/retry")
    DeliveryStory retry(@PathVariable long id, @RequestBody DeliveryReason given, Caller caller) {
        interventions.act(Deed.RETRY, id, caller.actor(), text(given.reason));
        return one(id);
    }

    @Needs(Permission.DELIVERIES_ACT)
    @PostMapping("/{id}/park")
    DeliveryStory park(@PathVariable long id, @RequestBody DeliveryReason given, Caller caller) {
        interventions.act(Deed.PARK, id, caller.actor(), text(given.reason));
        return one(id);
    }

    /** Returns what a retry of all that the filter meets would be done to. */
    @Needs(Permission.DELIVERIES_ACT)
    @PostMapping("/retry/preview")
    Preview previewRetry(@RequestBody BulkOrder asked) {
        return interventions.preview(Deed.RETRY, filter(asked));
    }

    @Needs(Permission.DELIVERIES_ACT)
    @PostMapping("/retry")
    DoneTo retry(@RequestBody BulkOrder asked, Caller caller) {
        return act(Deed.RETRY, asked, caller.actor());
    }

    @Needs(Permission.DELIVERIES_ACT)
    @PostMapping("/park/preview")
    Preview previewPark(@RequestBody BulkOrder asked) {
        return interventions.preview(Deed.PARK, filter(asked));
    }

    @Needs(Permission.DELIVERIES_ACT)
    @PostMapping("/park")
    DoneTo park(@RequestBody BulkOrder asked, Caller caller) {
        return act(Deed.PARK, asked, caller.actor());
    }

    private DoneTo act(Deed deed, BulkOrder asked, String actor) {
        if (asked.expected == null)
            throw new IllegalArgumentException("expected is missing: the count of the preview, which comes first");
        return new DoneTo(interventions.act(deed, filter(asked), asked.expected, actor, text(asked.reason)));
    }

    private static DeliveryFilter filter(BulkOrder asked) {
        return asked.filter == null ? DeliveryFilter.ALL : asked.filter;
    }

    private static String text(@Nullable String reason) {
        return reason == null ? "" : reason;
    }

    private static String cursor(long id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(("d" + id).getBytes(StandardCharsets.US_ASCII));
    }

    private static @Nullable Long before(@Nullable String cursor) {
        if (cursor == null) return null;
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith("d")) return Long.valueOf(text.substring(1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("cursor is none that a page gave", e);
        }
        throw new IllegalArgumentException("cursor is none that a page gave");
    }
}
