package org.provgate.web;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.lookups.Asked;
import org.provgate.rules.Refusal;
import org.provgate.sanctions.Feedback;
import org.provgate.sanctions.Feedbacks;
import org.provgate.sanctions.Field;
import org.provgate.sanctions.Measure;
import org.provgate.sanctions.Repair;
import org.provgate.sanctions.Repairs;
import org.provgate.sanctions.Sanction;
import org.provgate.sanctions.SanctionLookUp;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Joint sanctions (联合惩戒) over HTTP. */
@RestController
@RequestMapping("/api/v1/sanctions")
class SanctionsController {

    private final SanctionLookUp lookUp;
    private final Repairs repairs;
    private final Feedbacks feedbacks;

    SanctionsController(SanctionLookUp lookUp, Repairs repairs, Feedbacks feedbacks) {
        this.lookUp = lookUp;
        this.repairs = repairs;
        this.feedbacks = feedbacks;
    }

    /** @param kind null is REPAIRED */
    record RepairRequest(
            Repair.@Nullable Kind kind,
            @Nullable String reason,
            @Nullable String document) {}

    record FeedbackRequest(
            @Nullable String action,
            @Nullable LocalDate date,
            @Nullable String remark) {}

    /**
     * Returns the measures that bind a subject today.
     *
     * @param field one of 政府采购 GOV_PROCUREMENT, 工程招投标 BIDDING, 土地供应 LAND_SUPPLY, 荣誉 HONOUR; all you may read if not given
     */
    @GetMapping
    @Needs(Permission.FINDINGS_READ)
    List<Measure> open(
            Caller caller, @RequestParam String uscc, @RequestParam(required = false) @Nullable String field) {
        return ask(caller, uscc, field).answer();
    }

    /** Puts the question of {@link #open}. */
    Asked<List<Measure>> ask(Caller caller, String uscc, @Nullable String field) {
        return lookUp.ask(caller, uscc, field == null ? null : Field.named(field));
    }

    @GetMapping("/{id}")
    @Needs(Permission.FINDINGS_READ)
    Sanction one(Caller caller, @PathVariable String id) {
        return lookUp.one(caller, number(id));
    }

    /** Returns measures that need feedback and have none. @param days how long an executor has @param after measure of the last line before */
    @GetMapping("/unanswered")
    @Needs(Permission.FINDINGS_READ)
    List<Feedback.Unanswered> unanswered(
            Caller caller,
            @RequestParam(defaultValue = "10") int days,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return feedbacks.unanswered(caller, Duration.ofDays(days), after, Uploads.limit(limit));
    }

    @GetMapping("/{id}/feedback")
    @Needs(Permission.FINDINGS_READ)
    List<Feedback> feedback(Caller caller, @PathVariable String id) {
        return feedbacks.of(caller, id);
    }

    /** Says what the caller's department did about a measure; about the province's own it goes on to the province. */
    @PostMapping("/{id}/feedback")
    @Needs(Permission.SANCTIONS_ANSWER)
    @ResponseStatus(HttpStatus.CREATED)
    Feedback give(Caller caller, @PathVariable String id, @RequestBody FeedbackRequest given) {
        return feedbacks.give(caller, id, given.action, given.date, given.remark);
    }

    /** Returns what was asked for. @param open only what nobody has approved */
    @GetMapping("/repairs")
    @Needs(Permission.FINDINGS_READ)
    List<Repair> repairs(
            Caller caller,
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(defaultValue = "100") int limit) {
        return repairs.list(caller, open, Uploads.limit(limit));
    }

    /** Asks that a measure end before its day: 信用修复, or its basis annulled. */
    @PostMapping("/{id}/repair")
    @Needs(Permission.SANCTIONS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Repair repair(Caller caller, @PathVariable String id, @RequestBody RepairRequest given) {
        var kind = given.kind == null ? Repair.Kind.REPAIRED : given.kind;
        return repairs.request(caller, number(id), kind, given.reason, given.document);
    }

    @DeleteMapping("/{id}/repair")
    @Needs(Permission.SANCTIONS_WRITE)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Caller caller, @PathVariable String id) {
        repairs.withdraw(caller, number(id));
    }

    /** Approves what another person asked for: everybody who knew of the measure is recalled. */
    @PostMapping("/{id}/repair/approval")
    @Needs(Permission.SANCTIONS_APPROVE)
    Repair approve(Caller caller, @PathVariable String id) {
        return repairs.approve(caller, number(id));
    }

    /** What is no number names no measure of ours. */
    private static long number(String id) {
        if (!id.matches("[0-9]{1,18}"))
            throw new Refusal("sanction-unknown", "there is no measure of this id; ask by uscc for those there are");
        return Long.parseLong(id);
    }
}
