package org.provgate.conformance;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.provgate.hebei.HebeiAdapter;
import org.provgate.henan.HenanAdapter;
import org.provgate.mock.hebei.HebeiStandIn;
import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.Behaviour.Change;
import org.provgate.spi.supervision.CaseTransfer;

/** K35 to K37 are seen to fail. */
class CaseKitTest {

    private static final HenanStandIn HENAN = HenanStandIn.running();
    private static final HebeiStandIn HEBEI = HebeiStandIn.running();
    private static final ProvinceAdapter GOOD = new HenanAdapter();

    private final AtomicInteger times = new AtomicInteger();

    @AfterAll
    static void close() {
        HENAN.close();
        HEBEI.close();
    }

    @Test
    void K35_fails_when_a_measure_is_lost_or_invented() {
        Rule.fails(HENAN, "K35", CaseRules::K35, Spoilt.answer(GOOD, "sanctions", List.class, all -> List.of()));
        Rule.fails(HENAN, "K35", CaseRules::K35, Spoilt.question(GOOD, "sanctions", String.class, asked -> bound()));
    }

    private static String bound() {
        return HENAN.kit().services().orElseThrow().firms().get(0).uscc();
    }

    @Test
    void K35_fails_when_feedback_is_another_or_goes_nowhere() {
        Rule.fails(
                HENAN,
                "K35",
                CaseRules::K35,
                Spoilt.question(
                        GOOD,
                        "sanction-feedback",
                        SanctionFeedback.class,
                        of -> new SanctionFeedback(
                                of.orderId(), of.feedbackId(), of.executor(), "已办", of.date(), of.remark())));
        Rule.fails(HENAN, "K35", CaseRules::K35, Spoilt.failure(GOOD, "sanction-feedback", failure -> true));
        Rule.fails(HENAN, "K35", CaseRules::K35, Spoilt.answer(GOOD, "sanction-feedback", Boolean.class, of -> false));
    }

    @Test
    void K36_fails_when_a_deletion_is_an_insertion() {
        Rule.fails(
                HENAN,
                "K36",
                CaseRules::K36,
                Spoilt.records(
                        GOOD,
                        "behaviours",
                        Behaviour.class,
                        of -> Changed.behaviour(of, of.officerNames(), Change.INSERT)));
    }

    @Test
    void K37_fails_when_a_transfer_is_a_new_one_each_time() {
        Rule.fails(
                HEBEI.kit(),
                "K37",
                CaseRules::K37,
                Spoilt.question(
                        new HebeiAdapter(),
                        "transfer",
                        CaseTransfer.class,
                        of -> new CaseTransfer(
                                of.transferId() + "-" + times.incrementAndGet(),
                                of.kind(),
                                of.toDept(),
                                of.name(),
                                of.uscc(),
                                of.sourceKey(),
                                of.facts(),
                                of.evidence(),
                                of.date())));
    }

    @Test
    void K37_fails_when_a_refused_transfer_has_a_receipt() {
        Rule.fails(
                HEBEI.kit(), "K37", CaseRules::K37, Spoilt.failure(new HebeiAdapter(), "transfer", failure -> "YS1"));
    }
}
