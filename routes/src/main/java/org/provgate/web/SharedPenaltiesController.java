package org.provgate.web;

import java.util.List;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.credit.SharedPenalties;
import org.provgate.credit.SharedPenalty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/subjects/{uscc}/penalties}: what departments share of penalties (R53). */
@RestController
@RequestMapping("/api/v1/subjects/{uscc}/penalties")
class SharedPenaltiesController {

    private final SharedPenalties penalties;

    SharedPenaltiesController(SharedPenalties penalties) {
        this.penalties = penalties;
    }

    /** Returns what one may know of penalties of a subject, the newest first. */
    @GetMapping
    @Needs(Permission.FINDINGS_READ)
    List<SharedPenalty> of(Caller caller, @PathVariable String uscc) {
        return penalties.of(caller, uscc);
    }
}
