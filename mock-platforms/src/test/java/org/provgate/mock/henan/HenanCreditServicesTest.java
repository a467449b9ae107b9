package org.provgate.mock.henan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.provgate.henan.HenanAdapter;
import org.provgate.mock.register.Simulation;
import org.provgate.spi.Batch;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt;
import org.provgate.spi.Receipt.FieldError;
import org.provgate.spi.Receipt.Status;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.credit.CreditPlatform;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.credit.SanctionMeasure;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.Behaviour;

/** Henan's adapter and the running stand-in of the credit platform and the supervision system. */
class HenanCreditServicesTest {

    private static final String USCC = "91410402MA9K0001XT";
    private static final LocalDate DAY = LocalDate.parse("2026-11-18");
    private static final Penalty.Organ ORGAN = new Penalty.Organ("市监局", "11410402005451234X");
    private static final Party FIRM = new Party("甲公司", Party.Kind.ORGANISATION, USCC, null, null, null, null);
    private static final Party PERSON =
            new Party("示例", Party.Kind.PERSON, null, null, null, "身份证", "41040219900101001X");

    private final SettableClock clock = new SettableClock("2026-11-21T03:00:00Z");
    private final HenanPlatform platform = HenanPlatform.start(HenanSettings.of(Simulation.of("410402", 10), clock));
    private final AdapterCaller caller = new AdapterCaller(platform, clock);
    private final CreditPlatform credit = new HenanAdapter().creditPlatform().orElseThrow();

    @AfterEach
    void stop() {
        platform.close();
    }

    private static Penalty penalty(String recordId, Party party, String fine, LocalDate decided) {
        return new Penalty(
                recordId,
                party,
                null,
                "豫市监罚〔2026〕1号",
                List.of("警告", "罚款"),
                "无照经营",
                null,
                "条例",
                "罚款",
                new BigDecimal(fine),
                null,
                null,
                decided,
                null,
                null,
                ORGAN,
                ORGAN,
                null);
    }

    private static Behaviour behaviour(String recordId, String batchMark, Behaviour.Change change) {
        return new Behaviour(
                recordId,
                "专项检查",
                null,
                "41040200000001",
                ORGAN.uscc(),
                "甲公司",
                USCC,
                true,
                CheckMode.ON_SITE,
                CheckMode.TESTING,
                DAY,
                List.of("王伟", "李敏"),
                List.of("豫Y1", "豫Y2"),
                List.of(Finding.NOTICE_NOT_PUBLISHED, Finding.ANNUAL_REPORT_NOT_PUBLISHED, Finding.FOLLOW_UP),
                batchMark,
                change,
                "410402010");
    }

    private <R> List<Receipt> send(SubmissionChannel<R> channel, List<R> records) throws Exception {
        return ((Submission.Settled) caller.ask(channel.submit(), new Batch<>("2026112100001", records))).receipts();
    }

    @Test
    void penalties_are_taken_late_ones_with_a_warning_wrong_ones_not() throws Exception {
        var channel = credit.penalties().orElseThrow();
        var wrong = new Party("乙公司", Party.Kind.ORGANISATION, "91410402MA9K0001XX", null, null, null, null);
        var sent = List.of(
                penalty("P-1", FIRM, "1.5", DAY),
                penalty("P-2", PERSON, "0.05", LocalDate.parse("2026-11-11")),
                penalty("P-3", wrong, "1", DAY));

        var receipts = send(channel, sent);

        assertThat(receipts)
                .extracting(Receipt::status)
                .containsExactly(Status.ACCEPTED, Status.ACCEPTED, Status.REJECTED);
        assertThat(receipts)
                .flatExtracting(Receipt::errors)
                .extracting(FieldError::code)
                .containsExactly("1005", "1002");
        assertThat(send(channel, sent.subList(0, 1)))
                .extracting(Receipt::status)
                .containsExactly(Status.DUPLICATE);
        assertThat(platform.credit().penalties())
                .extracting(row -> row.get("CF_NR_FK").textValue())
                .containsExactly("1.500000", "0.050000");
    }

    @Test
    void a_persons_papers_travel_only_where_the_person_is_the_party() throws Exception {
        var owner = new Party("乙商行", Party.Kind.INDIVIDUAL_BUSINESS, "92410402MA9K0001XP", null, null, "身份证", "x");
        var channel = credit.penalties().orElseThrow();

        send(channel, List.of(penalty("P-1", PERSON, "1", DAY), penalty("P-2", owner, "1", DAY)));

        assertThat(platform.credit().penalties())
                .extracting(row -> row.get("CF_XDR_ZJHM").textValue())
                .containsExactly("41040219900101001X", null);
    }

    @Test
    void licences_are_taken() throws Exception {
        var licence =
                new Licence("L-1", FIRM, null, "1号", "普通", "食品经营", null, null, DAY, DAY, null, ORGAN, ORGAN, null);

        assertThat(send(credit.licences().orElseThrow(), List.of(licence)))
                .extracting(Receipt::status)
                .containsExactly(Status.ACCEPTED);
        assertThat(platform.credit().licences()).hasSize(1);
    }

    @Test
    void sanctions_are_asked_for_and_what_was_done_is_reported_once() throws Exception {
        var sanctions = credit.sanctions().orElseThrow();
        var report = credit.sanctionFeedback().orElseThrow();
        var feedback = new SanctionFeedback("LC-1", "F-1", "财政局", "已限制", DAY, null);
        assertThat(caller.ask(sanctions, USCC)).isEmpty();

        platform.credit().sanction(USCC, "LC-1", "政府采购", "限制参加");
        assertThat(caller.ask(sanctions, USCC))
                .containsExactly(new SanctionMeasure(
                        "LC-1",
                        "政府采购",
                        "列入严重违法失信名单",
                        "限制参加",
                        "企业信息公示暂行条例第十八条",
                        "联惩〔2026〕1号",
                        LocalDate.parse("2026-01-01"),
                        null,
                        false,
                        "省市场监督管理局"));
        assertThat(caller.ask(report, feedback)).isTrue();
        assertThat(caller.ask(report, feedback)).as("repeated").isTrue();
        assertThat(platform.credit().feedback()).containsOnlyKeys("F-1");
        assertThatThrownBy(() -> caller.ask(report, new SanctionFeedback("LC-9", "F-2", "财政局", "已限制", DAY, null)))
                .isInstanceOfSatisfying(PlatformException.Refused.class, e -> assertThat(e.code())
                        .isEqualTo("E4040"));
    }

    @Test
    void behaviours_change_under_a_new_batch_mark() throws Exception {
        var channel = new HenanAdapter()
                .supervisionPlatform()
                .orElseThrow()
                .behaviours()
                .orElseThrow();
        var inserted = behaviour("B-1", "2026112100001", Behaviour.Change.INSERT);

        assertThat(send(channel, List.of(inserted))).extracting(Receipt::status).containsExactly(Status.ACCEPTED);
        assertThat(send(channel, List.of(inserted))).extracting(Receipt::status).containsExactly(Status.DUPLICATE);
        var reused = send(channel, List.of(behaviour("B-1", "2026112100001", Behaviour.Change.DELETE)));
        assertThat(reused.get(0).errors()).extracting(FieldError::code).containsExactly("1009");
        assertThat(send(channel, List.of(behaviour("B-1", "2026112100002", Behaviour.Change.DELETE))))
                .extracting(Receipt::status)
                .containsExactly(Status.ACCEPTED);
        assertThat(platform.credit().behaviours())
                .extracting(row -> row.get("check_result").textValue())
                .containsOnly("B,A");
    }
}
