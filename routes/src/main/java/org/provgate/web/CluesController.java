package org.provgate.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.clues.Clue;
import org.provgate.clues.Clues;
import org.provgate.officers.Officers;
import org.provgate.transfers.TransferForm;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/clues}: what the public told, and what becomes of it (R72, R67). The public's own door is {@link OpenCluesController}. */
@RestController
@RequestMapping("/api/v1/clues")
class CluesController {

    private final Clues clues;
    private final Officers officers;

    CluesController(Clues clues, Officers officers) {
        this.clues = clues;
        this.officers = officers;
    }

    /** @param next what {@code cursor} is on the next page; null on the last */
    record Page(List<Clue> clues, @Nullable String next) {}

    record Assignment(@Nullable String department) {}

    record Reason(@Nullable String reason) {}

    /** Returns clues, the newest first: the office's all of them, a department's those it has. @param limit 1 to 500 */
    @GetMapping
    @Needs(Permission.CLUES_READ)
    Page list(
            @RequestParam(required = false) Clue.@Nullable State state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        var page = clues.list(state, cursor, Uploads.limit(limit), caller);
        return new Page(
                page, page.size() < limit ? null : page.get(page.size() - 1).id());
    }

    @GetMapping("/{id}")
    @Needs(Permission.CLUES_READ)
    Clue one(@PathVariable String id, Caller caller) {
        return clues.one(id, caller);
    }

    /** Gives a clue to a department (抄告). */
    @PostMapping("/{id}/assignment")
    @Needs(Permission.CLUES_ASSIGN)
    Clue assign(@PathVariable String id, @RequestBody Assignment given, Caller caller) {
        return clues.assign(id, given.department, caller);
    }

    /** Orders an inspection outside the draw, of ground COMPLAINT. */
    @PostMapping("/{id}/inspection")
    @Needs(Permission.BUREAU_WRITE)
    Clue inspect(@PathVariable String id, @RequestBody Clues.Inspection order, Caller caller) {
        if (order.officers() != null) Own.all(caller, officers.departmentsOf(order.officers()));
        return clues.inspect(id, order, caller);
    }

    /** Hands it over: writes the draft of a transfer. */
    @PostMapping("/{id}/transfer")
    @Needs(Permission.TRANSFERS_WRITE)
    Clue handOver(@PathVariable String id, @RequestBody TransferForm form, Caller caller) {
        return clues.handOver(id, form, caller);
    }

    /** Ends it without either. */
    @PostMapping("/{id}/closing")
    @Needs(Permission.TRANSFERS_WRITE)
    Clue close(@PathVariable String id, @RequestBody Reason given, Caller caller) {
        return clues.close(id, given.reason, caller);
    }
}
