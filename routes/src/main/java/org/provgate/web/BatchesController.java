package org.provgate.web;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.batches.Batch;
import org.provgate.batches.BatchDefinition;
import org.provgate.batches.Batches;
import org.provgate.rules.Refusal;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/batches}: draws. */
@RestController
@RequestMapping("/api/v1/batches")
class BatchesController {

    private static final int MOST = 200;
    private final Batches batches;

    BatchesController(Batches batches) {
        this.batches = batches;
    }

    record Commitment(String contributor, String commitment) {}

    /** @param nonce null for a public event */
    record Reveal(String contributor, @Nullable String nonce, String value) {}

    record Recusal(String subject, String officer, String reason) {}

    record Abort(String reason) {}

    /** Returns batches, the newest first, aborted ones too. @param limit 1 to 200 */
    @Needs(Permission.BUREAU_READ)
    @GetMapping
    List<Batch.Summary> list(
            @RequestParam(required = false) @Nullable String province, @RequestParam(defaultValue = "50") int limit) {
        if (limit < 1 || limit > MOST)
            throw new IllegalArgumentException("limit must be between 1 and " + MOST + ", it was " + limit);
        return batches.list(province, limit);
    }

    @Needs(Permission.BUREAU_READ)
    @GetMapping("/{id}")
    Batch one(@PathVariable String id) {
        return batches.one(id)
                .orElseThrow(() ->
                        new Refusal("batch-unknown", "there is no batch " + id + "; list them at /api/v1/batches"));
    }

    @Needs(Permission.DRAW_RUN)
    @PostMapping
    ResponseEntity<Batch> open(@RequestBody BatchDefinition definition, Caller caller) {
        var batch = batches.open(definition, caller.actor());
        return ResponseEntity.created(URI.create("/api/v1/batches/" + batch.id()))
                .body(batch);
    }

    @Needs(Permission.DRAW_RUN)
    @PostMapping("/{id}/freeze")
    Batch freeze(@PathVariable String id, Caller caller) {
        return batches.freeze(id, caller.actor());
    }

    @Needs(Permission.DRAW_CONTRIBUTE)
    @PostMapping("/{id}/commitments")
    Batch commit(@PathVariable String id, @RequestBody Commitment given, Caller caller) {
        seen(caller, id);
        return batches.commit(
                id,
                present("contributor", given.contributor),
                present("commitment", given.commitment),
                caller.actor(),
                Own.only(caller));
    }

    /** Takes a value in; one that does not match its commitment aborts the batch, which the answer then shows. */
    @Needs(Permission.DRAW_CONTRIBUTE)
    @PostMapping("/{id}/reveals")
    Batch reveal(@PathVariable String id, @RequestBody Reveal given, Caller caller) {
        seen(caller, id);
        return batches.reveal(
                id,
                present("contributor", given.contributor),
                given.nonce,
                present("value", given.value),
                caller.actor());
    }

    @Needs(Permission.DRAW_RUN)
    @PostMapping("/{id}/draw")
    Batch run(@PathVariable String id, Caller caller) {
        return batches.run(id, caller.actor());
    }

    @Needs(Permission.DRAW_RUN)
    @PostMapping("/{id}/recusals")
    Batch recuse(@PathVariable String id, @RequestBody Recusal asked, Caller caller) {
        return batches.recuse(
                id,
                present("subject", asked.subject),
                present("officer", asked.officer),
                present("reason", asked.reason),
                caller.actor());
    }

    @Needs(Permission.DRAW_RUN)
    @PostMapping("/{id}/dispatch")
    Batch dispatch(@PathVariable String id, Caller caller) {
        return batches.dispatch(id, caller.actor());
    }

    @Needs(Permission.DRAW_RUN)
    @PostMapping("/{id}/close")
    Batch close(@PathVariable String id, Caller caller) {
        return batches.close(id, caller.actor());
    }

    @Needs(Permission.DRAW_RUN)
    @PostMapping("/{id}/abort")
    Batch abort(@PathVariable String id, @RequestBody Abort asked, Caller caller) {
        return batches.abort(id, present("reason", asked.reason), caller.actor());
    }

    /** Whoever takes part may lend a hand. */
    private void seen(Caller caller, String id) {
        caller.run(() -> one(id));
    }

    private static String present(String name, @Nullable String text) {
        if (text == null) throw new IllegalArgumentException(name + " is missing");
        return text;
    }
}
