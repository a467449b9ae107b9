package org.provgate.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.deadlines.DeadlineRule;
import org.provgate.deadlines.DeadlineRules;
import org.provgate.deadlines.Due;
import org.provgate.deadlines.FixedDate;
import org.provgate.deadlines.Forecast;
import org.provgate.deadlines.PublicationQuota;
import org.provgate.deadlines.Waiver;
import org.provgate.deadlines.Waivers;
import org.provgate.deadlines.WorkingCalendar;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/deadlines}: what is due when, what will be late, and leave to be late (R42, R48 to R51, 双公示). */
@RestController
@RequestMapping("/api/v1/deadlines")
class DeadlinesController {

    private final Forecast forecast;
    private final Waivers waivers;
    private final PublicationQuota quota;
    private final WorkingCalendar calendar;
    private final DeadlineRules rules;

    DeadlinesController(
            Forecast forecast, Waivers waivers, PublicationQuota quota, WorkingCalendar calendar, DeadlineRules rules) {
        this.forecast = forecast;
        this.waivers = waivers;
        this.quota = quota;
        this.calendar = calendar;
        this.rules = rules;
    }

    record Request(@Nullable LocalDate until, @Nullable String reason) {}

    /** @param years those whose working days are known @param dates due on the same day every year */
    record Year(int year, SortedSet<Integer> years, List<FixedDate.Occurrence> dates, List<DeadlineRule> rules) {}

    /**
     * Returns duties by their last day.
     *
     * @param days only what is due within this many working days, or overdue
     * @param state those with something still to be done, if not given
     * @param cursor {@code next} of the page before
     * @param limit 1 to 500
     */
    @Needs(Permission.BUREAU_READ)
    @GetMapping
    Forecast.Page forecast(
            @RequestParam(required = false) @Nullable String province,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(required = false) @Nullable Set<Due.State> state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        var filter = new Forecast.Filter(province, department, days, state == null ? Set.of() : state);
        return forecast.page(filter, cursor, Uploads.limit(limit));
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/summary")
    Forecast.Summary summary(@RequestParam(required = false) @Nullable String province) {
        return forecast.summary(province);
    }

    /** Returns which share of the results of a period is public. @param to included */
    @Needs(Permission.BUREAU_READ)
    @GetMapping("/quota")
    PublicationQuota.Quota quota(
            @RequestParam LocalDate from,
            @RequestParam LocalDate to,
            @RequestParam(required = false) @Nullable String province) {
        return quota.of(from, to, province);
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/calendar/{year}")
    Year year(@PathVariable int year, @RequestParam(defaultValue = "") String areaCode) {
        return new Year(year, calendar.years(), rules.dates(year, areaCode, calendar), rules.all());
    }

    /** Returns waivers, the newest first. @param open only those nobody has approved */
    @Needs(Permission.BUREAU_READ)
    @GetMapping("/waivers")
    List<Waiver> waivers(
            @RequestParam(required = false) @Nullable String record,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "100") int limit) {
        return waivers.list(record, open, Uploads.limit(limit));
    }

    /** Asks for a later last day; the department that asks is the record's own. */
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping("/{record}/{rule}/waivers")
    @ResponseStatus(HttpStatus.CREATED)
    Waiver request(@PathVariable String record, @PathVariable String rule, @RequestBody Request given, Caller caller) {
        if (given.until == null || given.reason == null)
            throw new IllegalArgumentException("a waiver needs until and reason");
        return waivers.request(record, rule, given.until, given.reason, Own.only(caller), caller.actor());
    }

    /** Approves what somebody else asked for. */
    @Needs(Permission.BUREAU_APPROVE)
    @PostMapping("/{record}/{rule}/waivers/approval")
    Waiver approve(@PathVariable String record, @PathVariable String rule, Caller caller) {
        return waivers.approve(record, rule, Own.only(caller), caller.actor());
    }
}
