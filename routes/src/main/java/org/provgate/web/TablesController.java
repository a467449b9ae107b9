package org.provgate.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.results.ResultTemplates;
import org.provgate.rules.ItemClass;
import org.provgate.submissions.Kind;
import org.provgate.submissions.Submitter;
import org.provgate.submissions.TableDesks;
import org.provgate.submissions.Taking;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/**
 * Templates of what departments hand in, and the way back. {@code mode=check} says what is wrong and takes nothing, {@code all} takes
 * all rows or none, {@code good} those that are right. Who accepts workbooks (or, for CSV, CSV) gets the table back instead of the
 * report, with a column 原因.
 */
@RestController
@RequestMapping("/api/v1")
class TablesController {

    private final TableDesks desks;
    private final ResultTemplates results;

    TablesController(TableDesks desks, ResultTemplates results) {
        this.desks = desks;
        this.results = results;
    }

    /** Returns a table to fill in, with an example row and this year's items of the class; of the department where one is named. */
    @Needs(Permission.RECORDS_READ)
    @GetMapping("/results/template")
    ResponseEntity<byte[]> template(
            @RequestParam(name = "class", defaultValue = "GENERAL") ItemClass itemClass, Caller caller)
            throws IOException {
        return Uploads.workbook(
                "results-" + itemClass.name().toLowerCase(Locale.ROOT) + ".xlsx",
                out -> results.write(itemClass, Own.only(caller), out));
    }

    /** Returns a table with the targets of a task for which the department has not handed in a result yet. */
    @Needs(Permission.RECORDS_READ)
    @GetMapping(path = "/results/template", params = "task")
    ResponseEntity<byte[]> template(@RequestParam String task, Caller caller) throws IOException {
        return Uploads.workbook("results-" + task + ".xlsx", out -> results.write(task, caller.department(), out));
    }

    @Needs(Permission.RECORDS_READ)
    @GetMapping("/penalties/template")
    ResponseEntity<byte[]> penalties() throws IOException {
        return Uploads.workbook("penalties.xlsx", desks.of(Kind.PENALTY)::template);
    }

    @Needs(Permission.RECORDS_READ)
    @GetMapping("/licences/template")
    ResponseEntity<byte[]> licences() throws IOException {
        return Uploads.workbook("licences.xlsx", desks.of(Kind.LICENCE)::template);
    }

    @Operation(summary = "Takes a filled-in template of results in")
    @ApiResponse(responseCode = "200", description = "checked, or something was taken; the report, or the table back")
    @ApiResponse(responseCode = "422", description = "nothing was taken; or code table-refused: it is not the template")
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping(path = "/results/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> results(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "check") String mode,
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        return take(Kind.RESULT, file, taking(mode), submitter(caller), accept);
    }

    @Operation(summary = "Takes a filled-in template of penalties in")
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping(path = "/penalties/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> penalties(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "check") String mode,
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        return take(Kind.PENALTY, file, taking(mode), submitter(caller), accept);
    }

    @Operation(summary = "Takes a filled-in template of licences in")
    @Needs(Permission.RECORDS_WRITE)
    @PostMapping(path = "/licences/uploads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> licences(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "check") String mode,
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        return take(Kind.LICENCE, file, taking(mode), submitter(caller), accept);
    }

    private ResponseEntity<?> take(
            Kind kind, MultipartFile upload, Taking taking, Submitter by, @Nullable String accept) throws IOException {
        var file = Uploads.file(upload);
        var taken = desks.of(kind).take(file, by, taking);
        var report = taken.report();
        var nothing = taking != Taking.CHECK
                && report.accepted() == 0
                && !report.errors().isEmpty();
        return Uploads.answer(
                accept, file, nothing ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK, report, taken::writeBack);
    }

    private static Submitter submitter(Caller caller) {
        return new Submitter(caller.department(), caller.actor());
    }

    private static Taking taking(String mode) {
        return switch (mode) {
            case "check" -> Taking.CHECK;
            case "all" -> Taking.ALL;
            case "good" -> Taking.GOOD;
            default -> throw new IllegalArgumentException("mode must be check, all or good");
        };
    }
}
