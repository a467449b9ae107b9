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
import org.provgate.credit.Decisions;
import org.provgate.credit.PenaltySubmission;
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

/** {@code /api/v1/penalties}: administrative penalties (行政处罚). */
@RestController
@RequestMapping("/api/v1/penalties")
class PenaltiesController {

    private static final Shape<PenaltySubmission> SHAPE = new Shape<>(PenaltySubmission.class);

    private final Decisions<PenaltySubmission> penalties;
    private final RecordRequests requests;

    PenaltiesController(Decisions<PenaltySubmission> penalties, RecordRequests requests) {
        this.penalties = penalties;
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
                                                                    @Schema(
                                                                            implementation =
                                                                                    PenaltySubmission.class)))))
    @TakesRecords
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> submit(
            HttpServletRequest request,
            @RequestParam(defaultValue = "all") String mode,
            Caller caller,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key) {
        return requests.submit(Kind.PENALTY, penalties.desk(), SHAPE, Asking.of(request, caller, key), mode);
    }

    @Operation(
            summary = "Hands in a whole new record that replaces this one",
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = PenaltySubmission.class))))
    @TakesCorrections
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping(path = "/{id}/corrections", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<String> correct(
            HttpServletRequest request,
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Caller caller,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key) {
        return requests.correct(Kind.PENALTY, penalties.desk(), SHAPE, Asking.of(request, caller, key), id, ifMatch);
    }

    /** Returns a record and where it stands with every receiver; the ETag is what a correction names. */
    @Needs(Permission.RECORDS_READ)
    @GetMapping("/{id}")
    ResponseEntity<StoredRecord> one(@PathVariable String id, Caller caller) {
        return requests.show(Kind.PENALTY, id, caller);
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
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String submission,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return requests.list(
                Kind.PENALTY, new RecordFilter(null, subject, state, department, submission), cursor, limit);
    }
}
