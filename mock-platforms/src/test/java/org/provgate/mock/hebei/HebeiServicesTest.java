package org.provgate.mock.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.hebei.HebeiAdapter;
import org.provgate.mock.Fault;
import org.provgate.mock.register.Simulation;
import org.provgate.mock.register.SubjectRow;
import org.provgate.spi.Batch;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.Status;
import org.provgate.spi.Step;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.credit.Party;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;

/** The adapter and the stand-in through all services beyond the register. */
class HebeiServicesTest {

    private static final Duration RECEIPT_AFTER = Duration.ofSeconds(60);

    private final SettableClock clock = new SettableClock("2026-11-20T02:00:00Z");
    private final HebeiPlatform platform = HebeiPlatform.start(
            HebeiSettings.of(Simulation.of("130634", 50), clock).withReceiptAfter(RECEIPT_AFTER));
    private final HebeiBureau bureau = new HebeiBureau(platform, clock);
    private final HebeiAdapter adapter = new HebeiAdapter();
    private final InspectionPlatform inspections = adapter.inspectionPlatform().orElseThrow();
    private final List<SubjectRow> subjects = platform.register()
            .subjects()
            .truth(0)
            .filter(row -> !row.uscc().isEmpty())
            .limit(3)
            .toList();

    @BeforeEach
    void lists_and_a_task() {
        var items = List.of(HebeiRecords.item("13063400000001"), HebeiRecords.item("13063400000002"));
        assertThat(bureau.ask(inspections.items(), items)).isEqualTo(2);
        var officers = List.of(HebeiRecords.officer("C1"), HebeiRecords.officer("C2"), HebeiRecords.officer("C3"));
        assertThat(bureau.ask(inspections.officers(), officers)).isEqualTo(3);
        bring(HebeiRecords.task(HebeiRecords.targets(subjects, "C1", "C2"), null));
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    @Test
    void a_task_is_brought_in_packages_of_500_and_may_be_brought_again() {
        var many = IntStream.range(0, 1_201)
                .mapToObj(i -> HebeiRecords.target("P" + i, i % 2 == 0 ? "F" + i : null))
                .toList();
        var steps = List.of("", "draw:500", "draw:1000", "match:0", "match:500", "match:1000", "form:0", "form:500");
        assertThat(bring(HebeiRecords.task(many, null))).isEqualTo(steps);
        assertThat(bring(HebeiRecords.task(many, null))).isEqualTo(steps);
    }

    @Test
    void an_amendment_changes_officers_until_a_result_is_in() {
        var amended = HebeiRecords.task(HebeiRecords.targets(subjects, "C1", "C3"), new Amendment(1, "回避"));
        assertThat(bring(amended)).containsExactly("");
        settled(inspections.results(), List.of(HebeiRecords.result("B1", subjects.get(0))));
        assertThat(bring(amended)).as("the same again").containsExactly("");
        assertThatThrownBy(() ->
                        bring(HebeiRecords.task(HebeiRecords.targets(subjects, "C2", "C3"), new Amendment(2, "回避"))))
                .isInstanceOf(PlatformException.Refused.class)
                .hasMessageContaining("2 of 3 rows of 2002");
    }

    @Test
    void results_are_taken_or_refused_with_each_reason() {
        var refused = HebeiRecords.with(HebeiRecords.result("B2", subjects.get(1)), List.of("C1"), "别人");
        var receipts = settled(inspections.results(), List.of(HebeiRecords.result("B1", subjects.get(0)), refused));
        assertThat(receipts).extracting(Receipt::recordId).containsExactly("B1", "B2");
        assertThat(receipts.get(0).status()).isEqualTo(Status.ACCEPTED);
        assertThat(receipts.get(0).receiptNo()).isNotBlank();
        assertThat(receipts.get(1).status()).isEqualTo(Status.REJECTED);
        assertThat(receipts.get(1).errors())
                .extracting(error -> error.code() + ' ' + error.field())
                .containsExactlyInAnyOrder("F06 CertNos", "F05 ENTNAME");
    }

    @Test
    void a_batch_waits_until_its_receipts_are_there() {
        var results = inspections.results();
        var number = bureau.newBatch();
        var waits = new Submission.Deferred(number, Duration.ofSeconds(30));
        assertThat(bureau.ask(
                        results.submit(), new Batch<>(number, List.of(HebeiRecords.result("B1", subjects.get(0))))))
                .isEqualTo(waits);
        assertThat(bureau.ask(results.receipts().orElseThrow(), number)).isEqualTo(waits);
        clock.forward(Duration.ofSeconds(30));
        assertThat(bureau.ask(results.receipts().orElseThrow(), number)).isEqualTo(waits);
        clock.forward(Duration.ofSeconds(30));
        assertThat(bureau.ask(results.receipts().orElseThrow(), number)).isInstanceOf(Submission.Settled.class);
    }

    @Test
    void a_batch_sent_again_under_its_number_has_one_effect_even_after_midnight() {
        var batch = new Batch<>(
                bureau.newBatch(),
                List.of(HebeiRecords.result("B1", subjects.get(0)), HebeiRecords.result("B2", subjects.get(1))));
        var submit = inspections.results().submit();
        var first = bureau.ask(submit, batch);
        clock.forward(Duration.ofDays(1));
        assertThat(bureau.ask(submit, batch)).isEqualTo(first);
        assertThat(receipts(inspections.results(), batch.number())).hasSize(2);
    }

    @Test
    void a_record_sent_again_in_another_batch_gets_its_first_receipt() {
        var first = settled(inspections.results(), List.of(HebeiRecords.result("B1", subjects.get(0))));
        var again = settled(
                inspections.results(),
                List.of(HebeiRecords.result("B2", subjects.get(1)), HebeiRecords.result("B1", subjects.get(0))));
        assertThat(again.get(1)).isEqualTo(first.get(0));
    }

    @Test
    void what_the_platform_certainly_did_not_take_may_go_under_a_new_number() {
        var results = inspections.results();
        var old = new Batch<>("2026111900001", List.of(HebeiRecords.result("B1", subjects.get(0))));
        assertThat(bureau.ask(results.submit(), old)).isInstanceOf(Submission.Failed.class);
        assertThat(bureau.ask(results.receipts().orElseThrow(), old.number())).isInstanceOf(Submission.Failed.class);
        var number = bureau.newBatch();
        bureau.ask(results.submit(), new Batch<>(number, List.of(HebeiRecords.result("B1", subjects.get(0)))));
        assertThat(bureau.ask(
                        results.submit(), new Batch<>(number, List.of(HebeiRecords.result("B2", subjects.get(1))))))
                .isInstanceOf(Submission.Failed.class);
        platform.switches().failBatches(1);
        var failing = new Batch<>(bureau.newBatch(), List.of(HebeiRecords.result("B3", subjects.get(2))));
        bureau.ask(results.submit(), failing);
        clock.forward(RECEIPT_AFTER);
        assertThat(bureau.ask(results.receipts().orElseThrow(), failing.number()))
                .isInstanceOf(Submission.Failed.class);
    }

    @Test
    void by_night_and_when_busy_nothing_happens_and_it_is_asked_later() {
        var submit = inspections.results().submit();
        var batch = new Batch<>(bureau.newBatch(), List.of(HebeiRecords.result("B1", subjects.get(0))));
        platform.switches().closeUntil(LocalDateTime.of(2026, 11, 20, 10, 5));
        var closed = catchThrowableOfType(PlatformException.Unavailable.class, () -> bureau.ask(submit, batch));
        assertThat(closed.retryAfter()).contains(Duration.ofMinutes(5));
        assertThat(closed.effectPossible()).isFalse();
        clock.forward(Duration.ofMinutes(5));
        platform.faults().next(Fault.QUOTA, 1);
        var busy = catchThrowableOfType(PlatformException.Unavailable.class, () -> bureau.ask(submit, batch));
        assertThat(busy.effectPossible()).isFalse();
        platform.faults().next(Fault.WRONG_SIGNATURE, 1);
        var forged = catchThrowableOfType(PlatformException.Unavailable.class, () -> bureau.ask(submit, batch));
        assertThat(forged.effectPossible()).isTrue();
        assertThat(bureau.ask(submit, batch)).isInstanceOf(Submission.Deferred.class);
    }

    @Test
    void taken_results_become_public_and_unknown_ones_have_no_answer() {
        var receipt = settled(inspections.results(), List.of(HebeiRecords.result("B1", subjects.get(0))))
                .get(0);
        var asked = List.of(
                new PublicationQuestion("B1", receipt.receiptNo()),
                new PublicationQuestion("B2", "HB2026112000000099"));
        assertThat(bureau.ask(inspections.publication(), asked))
                .containsExactly(new Publication("B1", Publication.State.PENDING, null, null));
        clock.forward(RECEIPT_AFTER);
        assertThat(bureau.ask(inspections.publication(), asked))
                .containsExactly(new Publication("B1", Publication.State.PUBLISHED, null, LocalDate.of(2026, 11, 20)));
    }

    @Test
    void penalties_of_all_kinds_of_parties_are_taken() {
        var penalties = adapter.creditPlatform().orElseThrow().penalties().orElseThrow();
        var receipts = settled(
                penalties,
                List.of(
                        HebeiRecords.penalty("P1", Party.Kind.ORGANISATION, "91130634MA0000000X"),
                        HebeiRecords.penalty("P2", Party.Kind.PERSON, null),
                        HebeiRecords.penalty("P3", Party.Kind.INDIVIDUAL_BUSINESS, null)));
        assertThat(receipts)
                .extracting(Receipt::status)
                .containsExactly(Status.ACCEPTED, Status.ACCEPTED, Status.REJECTED);
        assertThat(receipts.get(2).errors()).singleElement().satisfies(error -> assertThat(error.field())
                .isEqualTo("CF_XDR_SHXYM"));
    }

    @Test
    void a_transfer_sent_again_gets_its_number_and_another_under_its_id_is_refused() {
        var transfers = adapter.supervisionPlatform().orElseThrow().transfers().orElseThrow();
        var number = bureau.ask(transfers, HebeiRecords.transfer("涉嫌无证施工"));
        assertThat(number).isNotBlank();
        assertThat(bureau.ask(transfers, HebeiRecords.transfer("涉嫌无证施工"))).isEqualTo(number);
        assertThatThrownBy(() -> bureau.ask(transfers, HebeiRecords.transfer("涉嫌转包")))
                .isInstanceOf(PlatformException.Refused.class)
                .hasMessageContaining("TransferId");
    }

    @Test
    void what_hebei_does_not_take_is_absent() {
        var credit = adapter.creditPlatform().orElseThrow();
        assertThat(inspections.plans()).isEmpty();
        assertThat(inspections.results().lookup()).isEmpty();
        assertThat(credit.licences()).isEmpty();
        assertThat(credit.sanctions()).isEmpty();
        assertThat(credit.sanctionFeedback()).isEmpty();
        assertThat(adapter.supervisionPlatform().orElseThrow().behaviours()).isEmpty();
    }

    private List<String> bring(InspectionTask task) {
        var done = new ArrayList<String>();
        var open = new ArrayDeque<>(List.of(""));
        while (!open.isEmpty()) {
            var position = open.pop();
            done.add(position);
            open.addAll(
                    bureau.ask(inspections.tasks(), new Step<>(task, position)).followUps());
        }
        return done;
    }

    private <R> List<Receipt> settled(SubmissionChannel<R> channel, List<R> records) {
        var batch = new Batch<>(bureau.newBatch(), records);
        assertThat(bureau.ask(channel.submit(), batch)).isInstanceOf(Submission.Deferred.class);
        clock.forward(RECEIPT_AFTER);
        return receipts(channel, batch.number());
    }

    private List<Receipt> receipts(SubmissionChannel<?> channel, String ticket) {
        var answer = bureau.ask(channel.receipts().orElseThrow(), ticket);
        if (answer instanceof Submission.Settled settled) return settled.receipts();
        throw new AssertionError(answer);
    }
}
