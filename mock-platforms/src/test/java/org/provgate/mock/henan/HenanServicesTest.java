package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.henan.HenanAdapter;
import org.provgate.mock.Fault;
import org.provgate.mock.register.Simulation;
import org.provgate.spi.Batch;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.FieldError;
import org.provgate.spi.Receipt.Status;
import org.provgate.spi.Step;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.SubmissionChannel.Holding;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.provgate.spi.inspection.Officer;

/** Henan's adapter brings a whole inspection to the running stand-in: lists, plan, task, results, publication. */
class HenanServicesTest {

    private static final String PLAN = "41040220260001";
    private static final String TASK = "410402202610160001";
    private static final String ITEM = "41040200000001";
    /** Rare characters, an escape, a lone plus: what a careless way loses. */
    private static final String NOTE = "㐀𠀀：\"消防\"通道\n+1 \u001f\\";

    private final SettableClock clock = new SettableClock("2026-11-21T03:00:00Z");
    private final HenanPlatform platform = HenanPlatform.start(HenanSettings.of(Simulation.of("410402", 10), clock));
    private final AdapterCaller caller = new AdapterCaller(platform, clock);
    private final InspectionPlatform inspection =
            new HenanAdapter().inspectionPlatform().orElseThrow();
    private final SubmissionChannel<InspectionResult> results = inspection.results();

    @BeforeEach
    void dispatched() throws Exception {
        assertThat(caller.ask(inspection.items(), List.of(item()))).isOne();
        assertThat(caller.ask(inspection.officers(), List.of(officer("豫Y1"), officer("豫Y2"), officer("豫Y3"))))
                .isEqualTo(3);
        assertThat(caller.ask(inspection.plans().orElseThrow(), plan("甲", 0))).isOne();
        assertThat(caller.ask(inspection.tasks(), Step.first(task("豫Y1", null))).followUps())
                .isEmpty();
    }

    @AfterEach
    void stop() {
        platform.close();
    }

    private static InspectionItem item() {
        return new InspectionItem(ITEM, "年报公示信息检查", true, null, null, null, null, "不低于3%", null, true);
    }

    private static Officer officer(String certNo) {
        return new Officer(
                certNo, "示例" + certNo, "市监局", null, List.of("年报", "计量"), LocalDate.parse("2027-01-01"), true);
    }

    private static InspectionPlan plan(String name, int replaces) {
        return new InspectionPlan(
                PLAN,
                name,
                2026,
                true,
                LocalDate.parse("2026-03-01"),
                LocalDate.parse("2026-11-30"),
                null,
                "市监局",
                List.of(ITEM),
                replaces,
                null,
                null);
    }

    private static InspectionTask task(String first, Amendment amendment) {
        var targets = List.of(
                new Target("91410402MA9K0001XT", "P1", "平顶山市新华区㐀建筑公司", "A", List.of(first, "豫Y2"), null),
                new Target(null, "P2", "乙商行", "B", List.of("豫Y2", "豫Y3"), "F-2"));
        return new InspectionTask(
                TASK,
                PLAN,
                "年报专项",
                true,
                LocalDate.parse("2026-10-16"),
                LocalDate.parse("2026-12-31"),
                "ab".repeat(32),
                4_400,
                targets,
                amendment);
    }

    private static InspectionResult result(String recordId, String sourceKey, List<String> officers) {
        return new InspectionResult(
                recordId,
                TASK,
                sourceKey.equals("P1") ? "91410402MA9K0001XT" : null,
                sourceKey,
                "平顶山市新华区㐀建筑公司",
                List.of(ITEM),
                CheckMode.ON_SITE,
                LocalDate.parse("2026-11-20"),
                officers,
                List.of(Finding.NOTICE_NOT_PUBLISHED, Finding.ANNUAL_REPORT_NOT_PUBLISHED, Finding.CORRECTED),
                NOTE,
                null,
                true,
                null,
                "张静",
                OffsetDateTime.parse("2026-11-20T08:00:00.123456Z"),
                null);
    }

    private static InspectionResult good(String recordId) {
        return result(recordId, "P1", List.of("豫Y1", "豫Y2"));
    }

    private List<Receipt> send(InspectionResult... records) throws Exception {
        var answer = caller.ask(results.submit(), new Batch<>("2026112100001", List.of(records)));
        return ((Submission.Settled) answer).receipts();
    }

    @Test
    void each_result_has_its_receipt_and_a_repeated_one_the_first_receipt_again() throws Exception {
        var first = send(good("R-1"), result("R-2", "P2", List.of("豫Y2")), result("R-3", "P9", List.of("豫Y1", "豫Y2")));

        assertThat(first).extracting(Receipt::recordId).containsExactly("R-1", "R-2", "R-3");
        assertThat(first)
                .extracting(Receipt::status)
                .containsExactly(Status.ACCEPTED, Status.REJECTED, Status.REJECTED);
        assertThat(first.get(1).errors()).extracting(FieldError::code).containsExactly("1003");
        assertThat(first.get(2).errors()).extracting(FieldError::code).containsExactly("1007");
        assertThat(send(good("R-1")))
                .containsExactly(
                        new Receipt("R-1", Status.DUPLICATE, first.get(0).receiptNo(), List.of()));
    }

    @Test
    void a_result_arrives_to_the_letter() throws Exception {
        send(good("R-1"));

        var held = platform.inspection().results().values().iterator().next();
        assertThat(held.get("problems").textValue()).isEqualTo(NOTE);
        assertThat(held.get("results")).extracting(code -> code.textValue()).containsExactly("B", "E");
        assertThat(held.get("enteredAt").textValue()).isEqualTo("2026-11-20T16:00:00.123+08:00");
        assertThat(held.get("correctionOf").isNull()).isTrue();
    }

    @Test
    void after_an_unclear_outcome_the_platform_is_asked_what_it_holds() throws Exception {
        var lookup = results.lookup().orElseThrow();
        platform.faults().next(Fault.HTML, 1);
        assertThatThrownBy(() -> send(good("R-1")))
                .isInstanceOfSatisfying(PlatformException.Unavailable.class, e -> assertThat(e.effectPossible())
                        .isTrue());
        assertThat(caller.ask(lookup, good("R-1"))).isEqualTo(new Holding(null, false));

        platform.faults().next(Fault.RESET_AFTER, 1, "results:batch");
        assertThatThrownBy(() -> send(good("R-1"))).isInstanceOf(IOException.class);
        var receiptNo = platform.inspection().results().keySet().iterator().next();
        assertThat(caller.ask(lookup, good("R-1"))).isEqualTo(new Holding(receiptNo, true));
        assertThat(caller.ask(lookup, result("R-1", "P1", List.of("豫Y1", "豫Y3"))))
                .as("another record under the same id")
                .isEqualTo(new Holding(receiptNo, false));
    }

    @Test
    void a_quota_leaves_nothing_behind() {
        platform.faults().next(Fault.QUOTA, 1, "results:batch");

        assertThatThrownBy(() -> send(good("R-1"))).isInstanceOfSatisfying(PlatformException.Unavailable.class, e -> {
            assertThat(e.effectPossible()).isFalse();
            assertThat(e.retryAfter()).contains(Duration.ofSeconds(1));
        });
        assertThat(platform.inspection().results()).isEmpty();
    }

    @Test
    void a_full_batch_has_a_receipt_for_each() throws Exception {
        var records = IntStream.range(0, results.batchLimit())
                .mapToObj(i -> good("R-" + i))
                .toArray(InspectionResult[]::new);

        assertThat(send(records)).hasSize(100).allMatch(receipt -> receipt.status() == Status.ACCEPTED);
    }

    @Test
    void a_result_waits_is_published_or_returned() throws Exception {
        platform.inspection().reviewTakes(Duration.ofMinutes(5));
        var receipts = send(good("R-1"), result("R-2", "P2", List.of("豫Y2", "豫Y3")));
        var asked = receipts.stream()
                .map(receipt -> new PublicationQuestion(receipt.recordId(), receipt.receiptNo()))
                .toList();

        assertThat(caller.ask(inspection.publication(), asked))
                .extracting(Publication::state)
                .containsExactly(Publication.State.PENDING, Publication.State.PENDING);

        clock.forward(Duration.ofMinutes(5));
        platform.inspection().giveBack(receipts.get(1).receiptNo(), "照片不清");
        assertThat(caller.ask(inspection.publication(), asked))
                .containsExactly(
                        new Publication("R-1", Publication.State.PUBLISHED, null, LocalDate.parse("2026-11-21")),
                        new Publication("R-2", Publication.State.RETURNED, "照片不清", null));
        assertThat(caller.ask(
                        inspection.publication(), List.of(asked.get(0), new PublicationQuestion("R-9", "unknown"))))
                .extracting(Publication::recordId)
                .containsExactly("R-1");
    }

    @Test
    void a_plan_has_versions() throws Exception {
        var plans = inspection.plans().orElseThrow();

        assertThat(caller.ask(plans, plan("甲", 0))).as("a lost answer").isOne();
        assertThat(caller.ask(plans, plan("乙", 1))).isEqualTo(2);
        assertThatThrownBy(() -> caller.ask(plans, plan("丙", 1)))
                .isInstanceOfSatisfying(PlatformException.Refused.class, e -> assertThat(e.code())
                        .isEqualTo("E4120"));
    }

    @Test
    void a_task_may_come_again_or_be_amended_but_not_otherwise_change() throws Exception {
        var tasks = inspection.tasks();

        assertThat(caller.ask(tasks, Step.first(task("豫Y1", null))).followUps()).isEmpty();
        assertThatThrownBy(() -> caller.ask(tasks, Step.first(task("豫Y3", null))))
                .isInstanceOfSatisfying(PlatformException.Refused.class, e -> assertThat(e.code())
                        .isEqualTo("E4091"));
        assertThat(caller.ask(tasks, Step.first(task("豫Y3", new Amendment(1, "回避"))))
                        .followUps())
                .isEmpty();
        assertThat(platform.inspection()
                        .tasks()
                        .get(TASK)
                        .at("/targets/0/officers/0")
                        .textValue())
                .isEqualTo("豫Y3");
    }
}
