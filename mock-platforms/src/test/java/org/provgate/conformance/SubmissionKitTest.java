package org.provgate.conformance;

import java.math.RoundingMode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.provgate.hebei.HebeiAdapter;
import org.provgate.henan.HenanAdapter;
import org.provgate.mock.hebei.HebeiStandIn;
import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.Status;
import org.provgate.spi.Submission;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.Behaviour.Change;
import org.provgate.spi.supervision.CaseTransfer;

/** K22 to K28 are seen to fail. */
class SubmissionKitTest {

    private static final HenanStandIn HENAN = HenanStandIn.running();
    private static final HebeiStandIn HEBEI = HebeiStandIn.running();
    private static final ProvinceAdapter GOOD = new HenanAdapter();
    private static final ProvinceAdapter LATE = new HebeiAdapter();

    private final AtomicInteger times = new AtomicInteger();

    @AfterAll
    static void close() {
        HENAN.close();
        HEBEI.close();
    }

    @Test
    void K22_fails_when_a_receipt_is_lost_and_when_all_have_one_number() {
        Rule.fails(
                HENAN, "K22", ReceiptRules::K22, Spoilt.receipts(GOOD, "penalties", all -> all.subList(1, all.size())));
        Rule.fails(HENAN, "K22", ReceiptRules::K22, receipts("results", of -> Changed.receipt(of, "HN1", of.errors())));
        Rule.fails(
                HEBEI.kit(),
                "K22",
                ReceiptRules::K22,
                Spoilt.receipts(LATE, "results-receipts", all -> List.of(all.get(0), all.get(0))));
    }

    @Test
    void K23_and_K24_fail_when_a_record_is_never_the_same_twice() {
        var restless = results(of -> Changed.by(of, "录入员" + times.incrementAndGet()));
        Rule.fails(HENAN, "K23", ReceiptRules::K23, restless);
        Rule.fails(HENAN, "K24", ReceiptRules::K24, restless);
    }

    @Test
    void K23_and_K24_fail_when_a_receipt_is_never_the_same_twice() {
        var restless = receipts("licences", of -> Changed.receipt(of, "HN" + times.incrementAndGet(), of.errors()));
        Rule.fails(HENAN, "K23", ReceiptRules::K23, restless);
        Rule.fails(HENAN, "K24", ReceiptRules::K24, restless);
    }

    @Test
    void K25_fails_when_a_refusal_says_nothing_is_an_acceptance_or_refuses_all() {
        Rule.fails(
                HENAN,
                "K25",
                ReceiptRules::K25,
                receipts("results", of -> Changed.receipt(of, of.receiptNo(), List.of())));
        Rule.fails(
                HENAN,
                "K25",
                ReceiptRules::K25,
                receipts("behaviours", of -> new Receipt(of.recordId(), Status.ACCEPTED, "HN1", of.errors())));
        Rule.fails(HENAN, "K25", ReceiptRules::K25, Spoilt.receipts(GOOD, "penalties", all -> {
            if (all.stream().anyMatch(each -> each.status() == Status.REJECTED)) throw new Refused("1000", "refused");
            return all;
        }));
    }

    @Test
    void K26_fails_when_a_code_means_something_else() {
        codeFails(results(of -> Changed.codes(of, of.mode(), swapped(of.findings()))));
        codeFails(results(
                of -> Changed.codes(of, of.mode() == CheckMode.ONLINE ? CheckMode.TESTING : of.mode(), of.findings())));
        codeFails(results(of -> Changed.codes(of, of.mode(), of.findings().subList(0, 1))));
        codeFails(Spoilt.records(
                GOOD,
                "penalties",
                Penalty.class,
                of -> Changed.penalty(of, organisation(of.party()), of.fine(), of.publicUntil())));
        codeFails(Spoilt.records(
                GOOD, "behaviours", Behaviour.class, of -> Changed.behaviour(of, of.officerNames(), Change.UPDATE)));
        Rule.fails(
                HEBEI.kit(),
                "K26",
                ContentRules::K26,
                Spoilt.question(
                        LATE,
                        "transfer",
                        CaseTransfer.class,
                        of -> new CaseTransfer(
                                of.transferId(),
                                CaseTransfer.Kind.JUDICIAL,
                                of.toDept(),
                                of.name(),
                                of.uscc(),
                                of.sourceKey(),
                                of.facts(),
                                of.evidence(),
                                of.date())));
    }

    private static void codeFails(ProvinceAdapter broken) {
        Rule.fails(HENAN, "K26", ContentRules::K26, broken);
    }

    private static List<Finding> swapped(List<Finding> findings) {
        return findings.stream()
                .map(each -> each == Finding.UNREACHABLE ? Finding.OBSTRUCTED : each)
                .toList();
    }

    private static Party organisation(Party of) {
        return of.kind() == Party.Kind.INDIVIDUAL_BUSINESS
                ? new Party(of.name(), Party.Kind.ORGANISATION, of.uscc(), null, of.legalRep(), null, null)
                : of;
    }

    @Test
    void K27_fails_when_a_text_a_note_an_amount_or_a_date_is_harmed() {
        contentFails(results(of -> Changed.saying(of, text -> text.replace("<", "&lt;"))));
        contentFails(results(of -> Changed.saying(of, text -> text.replace("\r", ""))));
        contentFails(results(of -> Changed.saying(of, text -> text.replace("𠀀", "??"))));
        contentFails(results(of -> Changed.about(of, null, of.correctionOf())));
        contentFails(results(of -> Changed.about(of, of.refusalNote(), null)));
        contentFails(Spoilt.records(
                GOOD,
                "penalties",
                Penalty.class,
                of -> Changed.penalty(
                        of,
                        of.party(),
                        of.fine() == null ? null : of.fine().setScale(2, RoundingMode.HALF_UP),
                        of.publicUntil())));
        contentFails(Spoilt.records(
                GOOD, "penalties", Penalty.class, of -> Changed.penalty(of, of.party(), of.fine(), of.decisionDate())));
    }

    private static void contentFails(ProvinceAdapter broken) {
        Rule.fails(HENAN, "K27", ContentRules::K27, broken);
    }

    @Test
    void K28_fails_when_a_queue_is_a_receipt_and_when_waiting_is_failure() {
        queueFails(Spoilt.answer(LATE, "results", Submission.class, of -> new Submission.Settled(List.of())));
        queueFails(Spoilt.answer(
                LATE,
                "penalties-receipts",
                Submission.class,
                of -> of instanceof Submission.Deferred ? new Submission.Failed("not done") : of));
    }

    @Test
    void K28_fails_when_what_failed_is_waited_for() {
        queueFails(Spoilt.answer(
                LATE,
                "results-receipts",
                Submission.class,
                of -> of instanceof Submission.Failed ? new Submission.Settled(List.of()) : of));
    }

    private static void queueFails(ProvinceAdapter broken) {
        Rule.fails(HEBEI.kit(), "K28", ReceiptRules::K28, broken);
    }

    private static Spoilt results(UnaryOperator<InspectionResult> change) {
        return Spoilt.records(GOOD, "results", InspectionResult.class, change);
    }

    private static Spoilt receipts(String operation, UnaryOperator<Receipt> change) {
        return Spoilt.receipts(GOOD, operation, all -> all.stream().map(change).toList());
    }
}
