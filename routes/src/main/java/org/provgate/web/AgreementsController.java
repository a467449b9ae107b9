package org.provgate.web;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.agreements.Agreement;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.SharedField;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/agreements}: which department may see which fields of whose findings, for what, until when (R37, R45, R53). */
@RestController
@RequestMapping("/api/v1/agreements")
class AgreementsController {

    private final Agreements agreements;

    AgreementsController(Agreements agreements) {
        this.agreements = agreements;
    }

    record AgreementEnding(@Nullable String reason) {}

    /** @param personal shared only where an agreement names it */
    record Shareable(FindingKind kind, String field, String zh, boolean personal) {}

    /** Returns the agreements of one's department, on either side, the newest first. */
    @GetMapping
    @Needs(Permission.AGREEMENTS_READ)
    List<Agreement> list(Caller caller, @RequestParam(required = false) Agreement.@Nullable State state) {
        return agreements.list(caller, state);
    }

    /** Returns what an agreement can name. */
    @GetMapping("/fields")
    @Needs(Permission.AGREEMENTS_READ)
    List<Shareable> fields() {
        return Stream.of(FindingKind.values())
                .flatMap(kind ->
                        SharedField.of(kind).stream().map(f -> new Shareable(kind, f.wire(), f.zh(), f.personal())))
                .toList();
    }

    @GetMapping("/{id}")
    @Needs(Permission.AGREEMENTS_READ)
    Agreement one(Caller caller, @PathVariable String id) {
        return agreements.one(caller, id);
    }

    /** Writes a draft about findings of one's own department. */
    @PostMapping
    @Needs(Permission.AGREEMENTS_WRITE)
    ResponseEntity<Agreement> write(Caller caller, @RequestBody Agreement.AgreementDraft draft) {
        var agreement = agreements.write(caller, draft);
        return ResponseEntity.created(URI.create("/api/v1/agreements/" + agreement.id()))
                .body(agreement);
    }

    /** Puts in force what another person of one's department wrote. */
    @PostMapping("/{id}/approval")
    @Needs(Permission.AGREEMENTS_APPROVE)
    Agreement approve(Caller caller, @PathVariable String id) {
        return agreements.approve(caller, id);
    }

    @PostMapping("/{id}/end")
    @Needs(Permission.AGREEMENTS_WRITE)
    Agreement end(Caller caller, @PathVariable String id, @RequestBody AgreementEnding ending) {
        return agreements.end(caller, id, ending.reason);
    }
}
