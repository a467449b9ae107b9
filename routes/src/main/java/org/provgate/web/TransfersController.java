package org.provgate.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.transfers.Transfer;
import org.provgate.transfers.Transfer.State;
import org.provgate.transfers.TransferForm;
import org.provgate.transfers.TransferRoutes;
import org.provgate.transfers.Transfers;
import org.provgate.transfers.Transfers.Box;
import org.provgate.transfers.Transfers.Filter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/transfers}: cases and clues handed over (案件移送、抄告; R59, R60). Both sides see one, nobody else does. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransfersController {

    private final Transfers transfers;
    private final TransferRoutes routes;
    private final Repeats repeats;

    TransfersController(Transfers transfers, TransferRoutes routes, Repeats repeats) {
        this.transfers = transfers;
        this.routes = routes;
        this.repeats = repeats;
    }

    /** @param next what {@code cursor} is on the next page; null on the last */
    record Page(List<Transfer> transfers, @Nullable String next) {}

    /** @param answer RECEIVED or RETURNED @param receiptNo the receiver's own number @param note needed with RETURNED */
    record Answer(
            @Nullable State answer,
            @Nullable String receiptNo,
            @Nullable String note) {}

    /** @param outcome FILED, NOT_FILED or HANDLED @param note needed with NOT_FILED */
    record Outcome(@Nullable State outcome, @Nullable String note) {}

    record Reason(@Nullable String reason) {}

    /**
     * Returns transfers, the newest first.
     *
     * @param box those sent or those received; both, if not given
     * @param overdue only those whose last day is over
     * @param cursor {@code next} of the page before
     * @param limit 1 to 500
     */
    @GetMapping
    @Needs(Permission.TRANSFERS_READ)
    Page list(
            @RequestParam(required = false) @Nullable Box box,
            @RequestParam(required = false) @Nullable Set<State> state,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        var filter = new Filter(box, state == null ? Set.of() : state, overdue);
        var page = transfers.list(filter, cursor, Uploads.limit(limit), caller);
        return new Page(
                page, page.size() < limit ? null : page.get(page.size() - 1).id());
    }

    /** Returns which department a matter belongs to, the likeliest first (谁管辖谁负责). */
    @GetMapping("/routes")
    @Needs(Permission.TRANSFERS_READ)
    List<TransferRoutes.Proposal> routes(
            @RequestParam(required = false) @Nullable String item, @RequestParam(defaultValue = "") String matter) {
        return routes.propose(item, matter);
    }

    @GetMapping("/{id}")
    @Needs(Permission.TRANSFERS_READ)
    Transfer.Story one(@PathVariable String id, Caller caller) {
        return transfers.one(id, caller);
    }

    /** Writes a draft. @param key the same draft under the same key is one draft */
    @PostMapping
    @Needs(Permission.TRANSFERS_WRITE)
    ResponseEntity<Transfer.Story> write(
            @RequestBody TransferForm form,
            @RequestHeader(name = RecordRequests.KEY, required = false) @Nullable String key,
            Caller caller) {
        var reply = repeats.once(
                key,
                caller,
                "POST /transfers\n" + repeats.write(form),
                () -> repeats.reply(HttpStatus.CREATED, transfers.write(form, caller)));
        var story = repeats.read(reply, Transfer.Story.class);
        return ResponseEntity.created(
                        URI.create("/api/v1/transfers/" + story.transfer().id()))
                .body(story);
    }

    /** Puts a draft in force; whoever wrote it cannot. */
    @PostMapping("/{id}/approval")
    @Needs(Permission.TRANSFERS_APPROVE)
    Transfer.Story approve(@PathVariable String id, Caller caller) {
        return transfers.approve(id, caller);
    }

    @PostMapping("/{id}/sending")
    @Needs(Permission.TRANSFERS_WRITE)
    Transfer.Story send(@PathVariable String id, Caller caller) {
        return transfers.send(id, caller);
    }

    /** Says whether it is taken (受理) or given back (退回). */
    @PostMapping("/{id}/answer")
    @Needs(Permission.TRANSFERS_ANSWER)
    Transfer.Story answer(@PathVariable String id, @RequestBody Answer given, Caller caller) {
        return transfers.answer(id, given.answer, given.receiptNo, given.note, caller);
    }

    /** Says what became of it (立案、不立案、已处理). */
    @PostMapping("/{id}/outcome")
    @Needs(Permission.TRANSFERS_ANSWER)
    Transfer.Story outcome(@PathVariable String id, @RequestBody Outcome given, Caller caller) {
        return transfers.outcome(id, given.outcome, given.note, caller);
    }

    /** Takes back what the receiver has not answered. */
    @PostMapping("/{id}/withdrawal")
    @Needs(Permission.TRANSFERS_WRITE)
    Transfer.Story withdraw(@PathVariable String id, @RequestBody Reason given, Caller caller) {
        return transfers.withdraw(id, given.reason, caller);
    }
}
