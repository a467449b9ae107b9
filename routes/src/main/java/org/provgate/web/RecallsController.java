package org.provgate.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.sanctions.Recall;
import org.provgate.sanctions.Recalls;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Recalls of measures over HTTP: every receiver confirms. */
@RestController
@RequestMapping("/api/v1/recalls")
class RecallsController {

    private final Recalls recalls;

    RecallsController(Recalls recalls) {
        this.recalls = recalls;
    }

    /** @param ids at most 1,000 */
    record Confirmation(@Nullable Set<Long> ids, @Nullable String remark) {}

    /** Returns recalls, the oldest first. @param state {@code open} or {@code confirmed}; all if not given @param after id of the last one of the page before */
    @GetMapping
    @Needs(Permission.FINDINGS_READ)
    List<Recall> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        return recalls.list(caller, state == null ? null : open(state), after, Uploads.limit(limit));
    }

    private static boolean open(String state) {
        if (!state.equals("open") && !state.equals("confirmed"))
            throw new IllegalArgumentException("state must be open or confirmed; leave it out for all");
        return state.equals("open");
    }

    /** Confirms recalls of the caller's department, all or none; again changes nothing. */
    @PostMapping("/confirmations")
    @Needs(Permission.SANCTIONS_ANSWER)
    Recalls.Confirmed confirm(Caller caller, @RequestBody Confirmation given) {
        return recalls.confirm(caller, given.ids == null ? Set.of() : given.ids, given.remark);
    }

    @GetMapping("/summary")
    @Needs(Permission.FINDINGS_READ)
    Recalls.Summary summary(Caller caller) {
        return recalls.summary(caller);
    }
}
