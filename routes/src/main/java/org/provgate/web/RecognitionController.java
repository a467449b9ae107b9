package org.provgate.web;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.lookups.Asked;
import org.provgate.recognition.Adoption;
import org.provgate.recognition.Adoptions;
import org.provgate.recognition.Doubles;
import org.provgate.recognition.Inspection;
import org.provgate.recognition.Inspections;
import org.provgate.recognition.JointVisits;
import org.provgate.recognition.RecognitionRule;
import org.provgate.recognition.RecognitionRules;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Recognition of results (结果互认, R37, R45, R53): inspections of a subject, adoptions, doubles, joint visits. */
@RestController
@RequestMapping("/api/v1")
class RecognitionController {

    private final Inspections inspections;
    private final Adoptions adoptions;
    private final Doubles doubles;
    private final JointVisits visits;
    private final RecognitionRules rules;

    RecognitionController(
            Inspections inspections, Adoptions adoptions, Doubles doubles, JointVisits visits, RecognitionRules rules) {
        this.inspections = inspections;
        this.adoptions = adoptions;
        this.doubles = doubles;
        this.visits = visits;
        this.rules = rules;
    }

    record AdoptionWithdrawal(@Nullable String reason) {}

    /** Returns what one may know of inspections of a subject, the newest first. @param item only of this 抽查事项编码 */
    @GetMapping("/subjects/{uscc}/inspections")
    @Needs(Permission.FINDINGS_READ)
    List<Inspection> of(
            Caller caller, @PathVariable String uscc, @RequestParam(required = false) @Nullable String item) {
        return ask(caller, uscc, item).answer();
    }

    /** Puts the question of {@link #of}. */
    Asked<List<Inspection>> ask(Caller caller, String uscc, @Nullable String item) {
        return inspections.ask(caller, uscc, item);
    }

    /** One's department relies on a result of another. */
    @PostMapping("/subjects/{uscc}/adoptions")
    @Needs(Permission.FINDINGS_ADOPT)
    ResponseEntity<Adoption> adopt(
            Caller caller, @PathVariable String uscc, @RequestBody Adoption.AdoptionRequest request) {
        var adoption = adoptions.adopt(caller, uscc, request);
        return ResponseEntity.created(URI.create("/api/v1/adoptions/" + adoption.id()))
                .body(adoption);
    }

    /** Returns adoptions by one's department and of its results, the newest first. @param open only those that stand */
    @GetMapping("/adoptions")
    @Needs(Permission.FINDINGS_READ)
    List<Adoption> adoptions(
            Caller caller,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(defaultValue = "false") boolean open) {
        return adoptions.list(caller, subject, open);
    }

    @GetMapping("/adoptions/{id}")
    @Needs(Permission.FINDINGS_READ)
    Adoption adoption(Caller caller, @PathVariable long id) {
        return adoptions.one(caller, id);
    }

    @PostMapping("/adoptions/{id}/withdrawal")
    @Needs(Permission.FINDINGS_ADOPT)
    Adoption withdraw(Caller caller, @PathVariable long id, @RequestBody AdoptionWithdrawal withdrawal) {
        return adoptions.withdraw(caller, id, withdrawal.reason);
    }

    /** Returns what was checked again though the first result could be relied on. @param from of the second checks */
    @GetMapping("/inspections/doubles")
    @Needs(Permission.FINDINGS_READ)
    List<Doubles.DoubleCheck> doubles(Caller caller, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        return doubles.between(caller, from, to);
    }

    /** Returns visits that several departments could make together: the office proposes them, who sees all tasks. @param cursor {@code next} of the page before */
    @GetMapping("/inspections/joint-visits")
    @Needs(Permission.AUDIT_READ)
    JointVisits.VisitPage visits(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return visits.proposals(caller, cursor, Uploads.limit(limit));
    }

    /** Returns which results may be relied on, and how long. */
    @GetMapping("/recognition-rules")
    @Needs(Permission.FINDINGS_READ)
    List<RecognitionRule> rules() {
        return rules.all();
    }
}
