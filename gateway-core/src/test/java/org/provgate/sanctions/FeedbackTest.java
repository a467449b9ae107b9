package org.provgate.sanctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.sanctions.Lists.FIRM;
import static org.provgate.sanctions.Lists.OFFICE;
import static org.provgate.sanctions.Lists.OTHER;
import static org.provgate.sanctions.Lists.clerk;
import static org.provgate.sanctions.SanctionsTest.refused;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.provgate.outbox.Contents;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.credit.SanctionMeasure;

/** What executors did, and the province's own measures. */
class FeedbackTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private final Lists lists = new Lists();

    private static SanctionMeasure order(String id, String area, LocalDate to) {
        return new SanctionMeasure(
                id, area, "列入严重违法失信名单", "限制参加", "条例第十八条", "1号", LocalDate.of(2026, 1, 1), to, to == null, "省局");
    }

    @Test
    void R56_an_executor_says_what_it_did_and_what_is_left_unanswered_is_listed() {
        lists.entry("tax", "T1", FIRM, "2026-03-02", null, null).reconcile();
        var id = lists.open(FIRM).stream()
                .filter(m -> m.field() == Field.GOV_PROCUREMENT)
                .findFirst()
                .orElseThrow()
                .id();
        lists.on("2026-12-05");
        assertThat(lists.feedbacks.unanswered(OFFICE, Duration.ofDays(10), 0, 9))
                .extracting(Feedback.Unanswered::department)
                .containsExactlyInAnyOrder("CZ", "ZR");
        assertThat(lists.feedbacks.unanswered(OFFICE, Duration.ofDays(20), 0, 9))
                .isEmpty();
        var given = lists.feedbacks.give(clerk("CZ", "zhao"), id, "已从供应商库中剔除", TODAY, null);
        assertThat(lists.feedbacks.of(OFFICE, id)).containsExactly(given);
        assertThat(lists.feedbacks.of(clerk("SH", "li"), id))
                .as("the requester reads it")
                .containsExactly(given);
        assertThat(lists.feedbacks.of(clerk("ZR", "li"), id)).isEmpty();
        assertThat(lists.feedbacks.unanswered(OFFICE, Duration.ofDays(10), 0, 9))
                .extracting(Feedback.Unanswered::department)
                .containsExactly("ZR");
        assertThat(lists.feedbacks.unanswered(clerk("CZ", "x"), Duration.ofDays(10), 0, 9))
                .isEmpty();
        refused("sanction-unknown", () -> lists.feedbacks.give(clerk("ZR", "x"), id, "a", TODAY, null));
        refused("sanction-unknown", () -> lists.feedbacks.give(clerk("CZ", "x"), "99999", "a", TODAY, null));
        refused("sanction-unknown", () -> lists.feedbacks.give(clerk("CZ", "x"), "1 OR 1=1", "a", TODAY, null));
        assertThatThrownBy(() ->
                        lists.feedbacks.give(clerk("CZ", "x"), id, "", LocalDate.of(2026, 12, 6), "41040219900101123X"))
                .hasMessage(
                        "action is missing; remark must not hold an identity-card number; date 2026-12-06 is still to come");
        assertThatThrownBy(() -> lists.feedbacks.give(clerk("CZ", "x"), id, "a", LocalDate.of(2026, 3, 1), null))
                .hasMessageContaining("before the measure begins, on 2026-03-02");
    }

    @Test
    void R56_the_provinces_measures_are_kept_shown_in_the_look_up_and_gone_when_it_names_them_no_more() {
        lists.entry("serious", "S1", FIRM, "2026-03-02", null, null)
                .entry("tax", "T1", OTHER, "2026-03-02", "2026-04-02", null);
        assertThat(lists.provinces.due("henan", Duration.ofHours(20), 9))
                .as("only who is on a list")
                .containsExactly(FIRM);
        assertThat(lists.provinces.keep(
                        "henan", Map.of(FIRM, List.of(order("LC-1", "政府采购领域", null), order("LC-2", "普遍性限制措施", null)))))
                .isEqualTo(2);
        assertThat(lists.provinces.due("henan", Duration.ofHours(20), 9))
                .as("asked today")
                .isEmpty();
        assertThat(lists.lookUp.open(clerk("CZ", "li"), FIRM, null))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.source()).isEqualTo(Measure.Source.PROVINCE);
                    assertThat(m.id()).startsWith("P");
                    assertThat(m.basis().id()).isEqualTo("LC-1");
                    assertThat(m.to()).isNull();
                });
        assertThat(lists.open(FIRM))
                .as("an area that is none of ours is not guessed")
                .extracting(Measure::field)
                .containsExactlyInAnyOrder(Field.GOV_PROCUREMENT, null);
        assertThat(lists.lookUp.open(clerk("ZR", "li"), FIRM, null)).isEmpty();
        assertThat(lists.told()).containsExactly("sanction.opened CZ");
        lists.on("2026-11-22");
        assertThat(lists.provinces.keep(
                        "henan", Map.of(FIRM, List.of(order("LC-1", "政府采购领域", null), order("LC-2", "普遍性限制措施", null)))))
                .as("the same again is nothing new")
                .isZero();
        assertThat(lists.provinces.keep(
                        "henan", Map.of(FIRM, List.of(order("LC-1", "政府采购领域", LocalDate.of(2026, 11, 23))))))
                .isEqualTo(2);
        assertThat(lists.open(FIRM)).singleElement().satisfies(m -> assertThat(m.to())
                .isEqualTo(LocalDate.of(2026, 11, 23)));
        lists.withdraw("serious", "S1").on("2026-11-23");
        assertThat(lists.provinces.due("henan", Duration.ofHours(20), 9))
                .as("until it is known to be gone")
                .containsExactly(FIRM);
        lists.provinces.keep("henan", Map.of(FIRM, List.of()));
        assertThat(lists.open(FIRM)).isEmpty();
        assertThat(lists.told()).containsExactly("sanction.opened CZ", "sanction.changed CZ", "sanction.ended CZ");
        assertThat(lists.provinces.due("henan", Duration.ofHours(20), 9)).isEmpty();
    }

    @Test
    void R56_feedback_on_a_measure_of_the_province_goes_to_the_province() {
        lists.provinces.keep("henan", Map.of(FIRM, List.of(order("LC-1", "政府采购", null))));
        var id = lists.open(FIRM).get(0).id();
        refused("sanction-unknown", () -> lists.feedbacks.give(clerk("ZJ", "x"), id, "a", TODAY, null));
        var given = lists.feedbacks.give(clerk("CZ", "zhao"), id, "已限制", TODAY, "备注");
        assertThat(given.measure()).isEqualTo(id);
        var sent = lists.jdbc.sql("""
                        SELECT c.content FROM delivery d JOIN delivery_content c ON c.delivery_id = d.id JOIN record r ON r.id = d.record_id
                         WHERE d.channel = 'SANCTION_FEEDBACK' AND d.state = 'PENDING' AND d.lane = :firm AND r.kind = 'FEEDBACK'
                           AND r.department = 'CZ' AND r.area_code = '410402'
                        """).param("firm", FIRM).query(String.class).single();
        assertThat(Contents.read(sent, SanctionFeedback.class))
                .isEqualTo(new SanctionFeedback("LC-1", given.id(), "财政局", "已限制", TODAY, "备注"));
        assertThat(lists.feedbacks.of(OFFICE, id)).containsExactly(given);
    }
}
