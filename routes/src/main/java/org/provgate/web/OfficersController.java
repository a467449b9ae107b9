package org.provgate.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.officers.Conflict;
import org.provgate.officers.Officer;
import org.provgate.officers.OfficerFilter;
import org.provgate.officers.Officers;
import org.provgate.tables.Choice;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code /api/v1/officers}: the register of inspecting officers. */
@RestController
@RequestMapping("/api/v1/officers")
class OfficersController {

    private final Officers officers;

    OfficersController(Officers officers) {
        this.officers = officers;
    }

    /** @param next what {@code after} is on the next page; null on the last */
    record Page(List<Officer> officers, @Nullable String next) {}

    record Declaration(
            @Nullable String subjectKey, @Nullable String reason) {}

    /** Returns officers by number. @param validOn whose certificate is valid on this day @param limit 1 to 500 */
    @Needs(Permission.BUREAU_READ)
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String specialty,
            @RequestParam(required = false) @Nullable LocalDate validOn,
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable Boolean expert,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "100") int limit) {
        var page = officers.list(
                new OfficerFilter(department, specialty, validOn, active, expert), after, Uploads.limit(limit));
        return new Page(
                page, page.size() < limit ? null : page.get(page.size() - 1).id());
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/{id}")
    Officer one(@PathVariable String id) {
        return officers.named(id).orElseThrow(() -> unknown(id));
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/template")
    ResponseEntity<byte[]> template() throws IOException {
        return Uploads.workbook("officers.xlsx", Officers::template);
    }

    /** Takes officers in from the table. */
    @Needs(Permission.BUREAU_WRITE)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> importFrom(
            @RequestParam MultipartFile file,
            @RequestParam(defaultValue = "ALL_OR_NOTHING") Choice take,
            Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        var table = Uploads.file(file);
        var report = officers.importFrom(table, take, caller.actor(), Own.only(caller));
        return Uploads.answer(accept, table, report, report, out -> Officers.writeBack(table, report, out));
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/{id}/conflicts")
    List<Conflict> conflicts(@PathVariable String id) {
        return officers.conflicts(one(id).id());
    }

    @Needs(Permission.BUREAU_WRITE)
    @PostMapping("/{id}/conflicts")
    Conflict declare(@PathVariable String id, @RequestBody Declaration given, Caller caller) {
        if (given.subjectKey == null || given.reason == null)
            throw new IllegalArgumentException("a declaration needs subjectKey and reason");
        own(caller, id);
        return officers.declare(id, given.subjectKey, given.reason, caller.actor());
    }

    @Needs(Permission.BUREAU_WRITE)
    @DeleteMapping("/{id}/conflicts/{subject}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String id, @PathVariable String subject, Caller caller) {
        own(caller, id);
        officers.withdraw(id, subject, caller.actor());
    }

    private void own(Caller caller, String id) {
        Own.known(caller, one(id).department(), unknown(id));
    }

    private static NoSuchElementException unknown(String id) {
        return new NoSuchElementException("there is no officer " + id + "; list them at /api/v1/officers");
    }
}
