package org.provgate.sanctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.sanctions.Lists.FIRM;
import static org.provgate.sanctions.Lists.OFFICE;
import static org.provgate.sanctions.Lists.clerk;
import static org.provgate.sanctions.SanctionsTest.refused;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Verification;
import org.provgate.sanctions.Sanctions.Seen;

/** Repair, and the recall from everybody who knew. */
class RecallTest {

    private final Lists lists = new Lists();
    private long procurement;

    @BeforeEach
    void aFirmOnTheTaxList() {
        lists.entry("tax", "T1", FIRM, "2026-03-02", null, null).reconcile();
        procurement = Long.parseLong(
                lists.lookUp.open(OFFICE, FIRM, Field.GOV_PROCUREMENT).get(0).id());
    }

    private Repair repaired() {
        lists.repairs.request(clerk("SH", "li"), procurement, Repair.Kind.REPAIRED, "已缴清税款", "税修〔2026〕7号");
        return lists.repairs.approve(clerk("SH", "wang"), procurement);
    }

    @Test
    void R58_a_repair_approved_by_another_ends_the_measure_for_good_and_recalls_it() {
        assertThat(repaired()).returns("li", Repair::requestedBy).returns("wang", Repair::approvedBy);
        assertThat(lists.open(FIRM)).extracting(Measure::code).containsExactly("TAX-LAND");
        assertThat(lists.told()).contains("sanction.recalled CZ").doesNotContain("sanction.recalled ZR");
        assertThat(lists.lookUp.one(clerk("CZ", "x"), procurement))
                .returns(Sanction.State.RECALLED, Sanction::state)
                .returns(Sanction.Reason.REPAIRED, Sanction::reason)
                .returns("wang", Sanction::closedBy)
                .satisfies(s -> assertThat(s.recall()).isNotNull().satisfies(r -> assertThat(r.confirmedAt())
                        .isNull()));
        assertThat(lists.reconcile().nothing())
                .as("the entry stands, what a person ended stays ended")
                .isTrue();
        assertThat(lists.repairs.approve(clerk("SH", "wang"), procurement))
                .as("approved once more")
                .isEqualTo(lists.repairs.list(OFFICE, false, 9).get(0));
        assertThat(lists.evidence.verify()).isInstanceOf(Verification.Intact.class);
        assertThat(lists.jdbc
                        .sql("SELECT action FROM evidence ORDER BY sequence")
                        .query(String.class)
                        .list())
                .containsExactly("sanctions.reconciled", "sanctions.repair-requested", "sanctions.repaired");
    }

    @Test
    void R58_who_wrote_does_not_approve_and_strangers_find_nothing() {
        var li = clerk("SH", "li");
        refused("repair-none", () -> lists.repairs.approve(li, procurement));
        refused(
                "sanction-unknown",
                () -> lists.repairs.request(clerk("WL", "x"), procurement, Repair.Kind.REPAIRED, "r", "d"));
        refused("sanction-unknown", () -> lists.repairs.request(li, 999_999, Repair.Kind.REPAIRED, "r", "d"));
        assertThatThrownBy(
                        () -> lists.repairs.request(li, procurement, Repair.Kind.REPAIRED, " ", "41040219900101123X"))
                .hasMessage("reason is missing; document must not hold an identity-card number");
        lists.repairs.request(li, procurement, Repair.Kind.REPAIRED, "已缴清", "7号");
        refused("own-approval", () -> lists.repairs.approve(li, procurement));
        refused(
                "repair-open",
                () -> lists.repairs.request(clerk("CZ", "zhao"), procurement, Repair.Kind.ANNULLED, "r", "d"));
        refused("sanction-unknown", () -> lists.repairs.approve(clerk("CZ", "zhao"), procurement));
        refused("repair-none", () -> lists.repairs.withdraw(clerk("CZ", "zhao"), procurement));
        assertThat(lists.repairs.list(clerk("WL", "x"), false, 9)).isEmpty();
        assertThat(lists.repairs.list(clerk("CZ", "x"), true, 9)).hasSize(1);
        lists.repairs.withdraw(li, procurement);
        assertThat(lists.repairs.list(OFFICE, false, 9)).isEmpty();
        assertThat(lists.open(FIRM)).hasSize(2);
        repaired();
        refused("sanction-ended", () -> lists.repairs.request(li, procurement, Repair.Kind.REPAIRED, "r", "d"));
    }

    @Test
    void R58_who_read_a_measure_is_recalled_like_who_was_told() {
        lists.sanctions.seen(List.of(
                new Seen(procurement, "JT", lists.now),
                new Seen(procurement, "JT", lists.now.plusSeconds(1)),
                new Seen(procurement, "CZ", lists.now)));
        lists.sanctions.seen(List.of(new Seen(procurement, "JT", lists.now)));
        repaired();
        assertThat(lists.told())
                .filteredOn(t -> t.startsWith("sanction.recalled"))
                .containsExactlyInAnyOrder("sanction.recalled CZ", "sanction.recalled JT");
        lists.sanctions.seen(List.of(new Seen(procurement, "SL", lists.now)));
        assertThat(lists.told()).as("it was shown while it was being recalled").endsWith("sanction.recalled SL");
        lists.sanctions.seen(List.of(new Seen(procurement, "SL", lists.now)));
        assertThat(lists.recalls.summary(OFFICE).open()).isEqualTo(3);
        assertThat(lists.recalls.list(clerk("JT", "x"), true, 0, 9))
                .singleElement()
                .returns("JT", Recall::department);
    }

    @Test
    void R58_a_recall_is_open_until_every_receiver_has_confirmed_and_then_100_percent() {
        lists.sanctions.seen(List.of(new Seen(procurement, "JT", lists.now)));
        repaired();
        long own = lists.recalls.list(clerk("CZ", "x"), true, 0, 9).get(0).id();
        long foreign = lists.recalls.list(clerk("JT", "x"), true, 0, 9).get(0).id();
        refused("recall-unknown", () -> lists.recalls.confirm(clerk("CZ", "x"), List.of(own, foreign), null));
        refused("recall-unknown", () -> lists.recalls.confirm(clerk("CZ", "x"), List.of(999_999L), null));
        assertThat(lists.recalls.summary(OFFICE))
                .returns(2L, Recalls.Summary::open)
                .returns(0.0, Recalls.Summary::share);
        assertThat(lists.recalls.confirm(clerk("CZ", "zhao"), List.of(own, own), "已恢复资格"))
                .isEqualTo(new Recalls.Confirmed(1, 0));
        assertThat(lists.recalls.confirm(clerk("CZ", "qian"), List.of(own), null))
                .isEqualTo(new Recalls.Confirmed(0, 1));
        assertThat(lists.recalls.list(clerk("CZ", "x"), false, 0, 9))
                .singleElement()
                .returns("zhao", Recall::confirmedBy)
                .returns("已恢复资格", Recall::remark);
        assertThat(lists.recalls.summary(OFFICE).share()).isEqualTo(0.5);
        assertThat(lists.recalls.summary(clerk("CZ", "x")).share()).isEqualTo(1);
        assertThat(lists.recalls.late(OFFICE, Duration.ofDays(3))).isEmpty();
        lists.on("2026-11-25");
        assertThat(lists.recalls.late(OFFICE, Duration.ofDays(3)))
                .extracting(Recalls.Count::department)
                .containsExactly("JT");
        lists.recalls.confirm(clerk("JT", "sun"), List.of(foreign), null);
        assertThat(lists.recalls.summary(OFFICE))
                .returns(0L, Recalls.Summary::open)
                .returns(1.0, Recalls.Summary::share);
    }

    @Test
    void confirmations_come_by_the_thousand_and_no_more() {
        var many = LongStream.rangeClosed(1, 1_001).boxed().toList();
        assertThatThrownBy(() -> lists.recalls.confirm(clerk("CZ", "x"), many, null))
                .hasMessageContaining("1 to 1000");
        assertThatThrownBy(() -> lists.recalls.confirm(clerk("CZ", "x"), Collections.emptyList(), null))
                .hasMessageContaining("1 to 1000");
    }
}
