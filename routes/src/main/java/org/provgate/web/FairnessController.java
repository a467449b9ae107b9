package org.provgate.web;

import org.jspecify.annotations.Nullable;
import org.provgate.access.Permission;
import org.provgate.fairness.Fairness;
import org.provgate.fairness.FairnessReport;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/fairness}: what past draws look like. */
@RestController
class FairnessController {

    private final Fairness fairness;

    FairnessController(Fairness fairness) {
        this.fairness = fairness;
    }

    /** @param batch only this one */
    @Needs(Permission.AUDIT_READ)
    @GetMapping("/api/v1/fairness")
    FairnessReport report(@RequestParam(required = false) @Nullable String batch) {
        return fairness.report(batch);
    }
}
