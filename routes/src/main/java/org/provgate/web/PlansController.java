package org.provgate.web;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

/** {@code /api/v1/plans}: the annual plans. Header {@code X-Actor} says who acts. */
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
    @GetMapping("/{id}")
    Whole one(@PathVariable String id) {
        var versions = plans.versions(id);
        return new Whole(versions, plans.unknownItems(versions.get(versions.size() - 1)));
    }

    @GetMapping("/templates")
    List<PlanTemplate> templates() {
        return PlanTemplate.all();
    }

    /** Returns the template's rounds in {@code year} as a workbook to complete and to post. */
    @GetMapping("/templates/{id}")
    ResponseEntity<byte[]> template(@PathVariable String id, @RequestParam int year) throws IOException {
        return Uploads.workbook("rounds.xlsx", out -> PlanTemplate.named(id).write(year, out));
    }

    /** Writes a plan from its table of rounds. @param key the same plan under the same key is one plan */
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> write(
            @RequestParam MultipartFile file,
            @RequestParam String areaCode,
            @RequestParam int year,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean joint,
            @RequestParam String leadDepartment,
            @RequestParam(required = false) @Nullable String scope,
            @RequestHeader(Uploads.ACTOR) String actor,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        var table = Uploads.file(file);
        var head = new PlanHead(areaCode, year, name, joint, leadDepartment, scope);
        return taken(accept, table, key, actor, "POST /plans\n" + head, () -> plans.write(head, table, actor));
    }

    /** Writes a new version with other rounds. @param key as of a plan */
    @PostMapping(path = "/{id}/adjustments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> adjust(
            @PathVariable String id,
            @RequestParam MultipartFile file,
            @RequestParam String reason,
            @RequestHeader(Uploads.ACTOR) String actor,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept)
            throws IOException {
        var table = Uploads.file(file);
        var question = "POST /plans/" + id + "/adjustments\n" + reason;
        return taken(accept, table, key, actor, question, () -> plans.adjust(id, table, reason, actor));
    }

    private ResponseEntity<?> taken(
            @Nullable String accept,
            TableFile table,
            @Nullable String key,
            String actor,
            String question,
            Supplier<Plans.Imported> work)
            throws IOException {
        var reply = repeats.once(key, actor, question + "\n" + table.digest(), () -> {
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
    @PostMapping("/{id}/approval")
    Plan approve(@PathVariable String id, @RequestBody Approval given, @RequestHeader(Uploads.ACTOR) String actor) {
        return plans.approve(id, given.version, actor);
    }

    @PostMapping("/{id}/publication")
    Plan publish(@PathVariable String id, @RequestBody Publication given, @RequestHeader(Uploads.ACTOR) String actor) {
        if (given.on == null || given.where == null)
            throw new IllegalArgumentException("a publication needs on, a day, and where");
        return plans.publish(id, given.on, given.where, actor);
    }
}
