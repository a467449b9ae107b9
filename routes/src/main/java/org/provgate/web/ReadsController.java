package org.provgate.web;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.agreements.Reads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/reads}: who was shown what. */
@RestController
@RequestMapping("/api/v1/reads")
class ReadsController {

    private final Reads reads;

    ReadsController(Reads reads) {
        this.reads = reads;
    }

    /**
     * Returns reads, the newest first: those by one's department and those of its findings; to an auditor all.
     *
     * @param from first day, in Asia/Shanghai
     * @param cursor {@code next} of the page before
     * @param limit 1 to 500
     */
    @GetMapping
    @Needs(Permission.AGREEMENTS_READ)
    Reads.ReadPage list(
            Caller caller,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return reads.list(caller, new Reads.ReadFilter(subject, department, from), cursor, Uploads.limit(limit));
    }
}
