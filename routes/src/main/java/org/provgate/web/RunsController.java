package org.provgate.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Permission;
import org.provgate.registers.RunReport;
import org.provgate.registers.RunReports;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/runs}: the runs of the nightly synchronisation. */
@RestController
@RequestMapping("/api/v1/runs")
class RunsController {

    private static final int MOST = 200;
    private final RunReports reports;

    RunsController(RunReports reports) {
        this.reports = reports;
    }

    /** A page of runs. @param next what {@code before} is on the next page; null on the last */
    record Page(List<RunReport> runs, @Nullable Long next) {}

    /** Returns runs, the newest first. @param limit 1 to 200 @param before only runs of a smaller number */
    @Needs(Permission.STATUS_READ)
    @GetMapping
    ResponseEntity<?> runs(
            @RequestParam(defaultValue = "20") int limit, @RequestParam(required = false) @Nullable Long before) {
        if (limit < 1 || limit > MOST)
            return problem(HttpStatus.BAD_REQUEST, "limit must be between 1 and " + MOST + ", it was " + limit);
        var runs = reports.newest(limit, before);
        return ResponseEntity.ok(new Page(
                runs, runs.size() < limit ? null : runs.get(runs.size() - 1).id()));
    }

    @Needs(Permission.STATUS_READ)
    @GetMapping("/{id}")
    ResponseEntity<?> run(@PathVariable long id) {
        return reports.one(id)
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(
                        () -> problem(HttpStatus.NOT_FOUND, "there is no run " + id + "; list them at /api/v1/runs"));
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String detail) {
        return ResponseEntity.of(ProblemDetail.forStatusAndDetail(status, detail))
                .build();
    }
}
