package org.provgate.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.results.ResultSubmission;
import org.provgate.results.Results;
import org.provgate.submissions.Kind;
import org.provgate.submissions.RecordBook;
import org.provgate.submissions.RecordFilter;
import org.provgate.submissions.Shape;
import org.provgate.submissions.StoredRecord;
import org.provgate.web.RecordRequests.Asking;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/results}: results of inspections (抽查检查结果). */
@RestController
@RequestMapping("/api/v1/results")
class ResultsController {

    private static final Shape<ResultSubmission> SHAPE = new Shape<>(ResultSubmission.class);

    private final Results results;
    private final RecordRequests requests;

    ResultsController(Results results, RecordRequests requests) {
        this.results = results;
        this.requests = requests;
    }

    @Operation(
            summary = "Hands in one record, or an array of at most 1,000",
            description = "mode=all takes nothing if one is wrong; mode=good takes the good ones.",
            requestBody =
                    @RequestBody(
                            description = "an array, or one such object by itself",
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            array =
                                                    @ArraySchema(
                                                            schema =
                                                                    @Schema(implementation = ResultSubmission.class)))))
    @TakesRecords
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> submit(
            HttpServletRequest request,
            @RequestParam(defaultValue = "all") String mode,
            Caller caller,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key) {
        return requests.submit(Kind.RESULT, results.desk(), SHAPE, Asking.of(request, caller, key), mode);
    }

    @Operation(
            summary = "Hands in a whole new record that replaces this one",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = ResultSubmission.class))))
    @TakesCorrections
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping(path = "/{id}/corrections", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> correct(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key) {
        return requests.correct(Kind.RESULT, results.desk(), SHAPE, Asking.of(request, caller, key), id, ifMatch);
    }

    /** Returns a record and where it stands with every receiver; the ETag is what a correction names. */
    @Needs(Permission.RECORDS_READ)
    @GetMapping("/{id}")
    ResponseEntity<StoredRecord> one(@PathVariable String id, Caller caller) {
        return requests.show(Kind.RESULT, id, caller);
    }

    /**
     * Returns records, the newest first.
     *
     * @param state of the delivery that decides a record's fate
     * @param submission the call it came in with
     * @param cursor next of the page before
     * @param limit 1 to 500
     */
    @Needs(Permission.RECORDS_READ)
    @GetMapping
    RecordBook.Page list(
            @RequestParam(required = false) @Nullable String task,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String submission,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return requests.list(
                Kind.RESULT, new RecordFilter(task, subject, state, department, submission), cursor, limit);
    }
}
