package org.provgate.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.suspicions.Suspicion;
import org.provgate.suspicions.Suspicions;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/suspicions}: records suspected of being a crime (涉嫌犯罪, R60). */
@RestController
@RequestMapping("/api/v1/suspicions")
class SuspicionsController {

    private final Suspicions suspicions;

    SuspicionsController(Suspicions suspicions) {
        this.suspicions = suspicions;
    }

    record Mark(@Nullable String recordId, @Nullable String grounds) {}

    record Reason(@Nullable String reason) {}

    /** Returns suspicions, the one due first at the head. @param open only those neither handed over nor dismissed @param limit 1 to 500 */
    @GetMapping
    @Needs(Permission.TRANSFERS_READ)
    List<Suspicion> list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        return suspicions.list(open, Uploads.limit(limit), caller);
    }

    @GetMapping("/{record}")
    @Needs(Permission.TRANSFERS_READ)
    Suspicion one(@PathVariable String record, Caller caller) {
        return suspicions.one(record, caller);
    }

    /** Marks a result or penalty; its task cannot be closed from now on. */
    @PostMapping
    @Needs(Permission.TRANSFERS_WRITE)
    @ResponseStatus(HttpStatus.CREATED)
    Suspicion mark(@RequestBody Mark given, Caller caller) {
        return suspicions.mark(given.recordId, given.grounds, caller);
    }

    /** Writes why it is none after all; another person must review it. */
    @PostMapping("/{record}/dismissal")
    @Needs(Permission.TRANSFERS_WRITE)
    Suspicion explain(@PathVariable String record, @RequestBody Reason given, Caller caller) {
        return suspicions.explain(record, given.reason, caller);
    }

    /** Agrees to the reason somebody else wrote. */
    @PostMapping("/{record}/dismissal/approval")
    @Needs(Permission.TRANSFERS_APPROVE)
    Suspicion review(@PathVariable String record, Caller caller) {
        return suspicions.review(record, caller);
    }
}
