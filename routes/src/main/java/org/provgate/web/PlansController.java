package org.provgate.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.plans.Plan;
import org.provgate.plans.PlanHead;
import org.provgate.plans.PlanTemplate;
import org.provgate.plans.Plans;
import org.provgate.tables.TableFile;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** {@code /api/v1/plans}: the annual plans. */
@RestController
@RequestMapping("/api/v1/plans")
class PlansController {

    private final Plans plans;
    private final Repeats repeats;

    PlansController(Plans plans, Repeats repeats) {
        this.plans = plans;
        this.repeats = repeats;
    }

    /** @param next what {@code after} is on the next page; null on the last */
    record Page(List<Plan> plans, @Nullable String next) {}

    /** @param unknownItems of the newest version: in no fixed list of the year */
    record Whole(List<Plan> versions, List<String> unknownItems) {}

    record Approval(int version) {}

    record Publication(@Nullable LocalDate on, @Nullable String where) {}

    /** Returns the newest version of each plan by number. @param limit 1 to 500 */
    @Needs(Permission.BUREAU_READ)
    @GetMapping
    Page list(
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit) {
        var page = plans.list(year, after, Uploads.limit(limit));
        return new Page(
                page, page.size() < limit ? null : page.get(page.size() - 1).id());
    }

    /** Returns all versions, the first one first. */
    @Needs(Permission.BUREAU_READ)
    @GetMapping("/{id}")
    Whole one(@PathVariable String id) {
        var versions = plans.versions(id);
        return new Whole(versions, plans.unknownItems(versions.get(versions.size() - 1)));
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/templates")
    List<PlanTemplate> templates() {
        return PlanTemplate.all();
    }

    /** Returns the template's rounds in {@code year} as a workbook to complete and to post. */
    @Needs(Permission.BUREAU_READ)
    @GetMapping("/templates/{id}")
    ResponseEntity<byte[]> template(@PathVariable String id, @RequestParam int year) throws IOException {
        return Uploads.workbook("rounds.xlsx", out -> PlanTemplate.named(id).write(year, out));
    }

    /** Writes a plan from its table of rounds. @param key the same plan under the same key is one plan */
    @Needs(Permission.BUREAU_WRITE)
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> write(
            @RequestParam MultipartFile file,
            @RequestParam String areaCode,
            @RequestParam int year,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean joint,
            @RequestParam String leadDepartment,
            @RequestParam(required = false) @Nullable String scope,
            Caller caller,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        Own.department(caller, leadDepartment);
        var table = Uploads.file(file);
        var head = new PlanHead(areaCode, year, name, joint, leadDepartment, scope);
        return taken(
                accept, table, key, caller, "POST /plans\n" + head, () -> plans.write(head, table, caller.actor()));
    }

    /** Writes a new version with other rounds. @param key as of a plan */
    @Needs(Permission.BUREAU_WRITE)
    @PostMapping(path = "/{id}/adjustments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> adjust(
            @PathVariable String id,
            @RequestParam MultipartFile file,
            @RequestParam String reason,
            Caller caller,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        own(caller, id);
        var table = Uploads.file(file);
        var question = "POST /plans/" + id + "/adjustments\n" + reason;
        return taken(accept, table, key, caller, question, () -> plans.adjust(id, table, reason, caller.actor()));
    }

    private ResponseEntity<?> taken(
            @Nullable String accept,
            TableFile table,
            @Nullable String key,
            Caller caller,
            String question,
            Supplier<Plans.Imported> work)
            throws IOException {
        var reply = repeats.once(key, caller, question + "\n" + table.digest(), () -> {
            var imported = work.get();
            return repeats.reply(Uploads.status(imported.report()), imported);
        });
        var report = repeats.read(reply, Plans.Imported.class).report();
        return report.errors().isEmpty()
                ? Repeats.entity(reply)
                : Uploads.answer(
                        accept,
                        table,
                        HttpStatus.valueOf(reply.status()),
                        reply.body(),
                        out -> Plans.writeBack(table, report, out));
    }

    /** Puts the version in force; anybody but who wrote it. */
    @Needs(Permission.BUREAU_APPROVE)
    @PostMapping("/{id}/approval")
    Plan approve(@PathVariable String id, @RequestBody Approval given, Caller caller) {
        own(caller, id);
        return plans.approve(id, given.version, caller.actor());
    }

    @Needs(Permission.BUREAU_APPROVE)
    @PostMapping("/{id}/publication")
    Plan publish(@PathVariable String id, @RequestBody Publication given, Caller caller) {
        if (given.on == null || given.where == null)
            throw new IllegalArgumentException("a publication needs on, a day, and where");
        own(caller, id);
        return plans.publish(id, given.on, given.where, caller.actor());
    }

    private void own(Caller caller, String id) {
        var versions = plans.versions(id);
        Own.known(
                caller,
                versions.get(versions.size() - 1).leadDepartment(),
                new NoSuchElementException("there is no plan " + id + "; see: plan list"));
    }
}
