package org.provgate.sanctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.sanctions.Lists.FIRM;
import static org.provgate.sanctions.Lists.OFFICE;
import static org.provgate.sanctions.Lists.OTHER;
import static org.provgate.sanctions.Lists.clerk;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Verification;
import org.provgate.rules.Refusal;
import org.provgate.sanctions.Sanction.Reason;
import org.provgate.sanctions.Sanction.State;

/** Lists and findings become measures, and stop being ones. */
class SanctionsTest {

    private final Lists lists = new Lists();

    @Test
    void R57_an_entry_becomes_the_measures_of_its_list_and_each_executor_is_told() {
        lists.entry("tax", "T1", FIRM, "2026-03-02", null, null);
        assertThat(lists.reconcile()).returns(2, Sanctions.Reconciled::opened);
        assertThat(lists.lookUp.open(clerk("CZ", "li"), FIRM, Field.GOV_PROCUREMENT))
                .singleElement()
                .satisfies(m -> {
                    assertThat(m.code()).isEqualTo("TAX-PROC");
                    assertThat(m.zh()).isEqualTo("禁止参加政府采购活动");
                    assertThat(m.from()).isEqualTo(LocalDate.of(2026, 3, 2));
                    assertThat(m.to()).isNull();
                    assertThat(m.requester()).isEqualTo("SH");
                    assertThat(m.needsFeedback()).isTrue();
                    assertThat(m.basis().ground()).isEqualTo("TAX");
                    assertThat(m.basis().id()).isEqualTo("T1");
                    assertThat(m.basis().law()).contains("政府采购法");
                    assertThat(m.digest()).matches("[0-9a-f]{64}");
                });
        assertThat(lists.told()).containsExactlyInAnyOrder("sanction.opened ZR", "sanction.opened CZ");
        assertThat(lists.evidence.verify()).isInstanceOf(Verification.Intact.class);
    }

    @Test
    void R57_reconciling_twice_changes_tells_and_proves_nothing() {
        lists.entry("serious", "S1", FIRM, "2026-03-02", null, null);
        lists.reconcile();
        var before = lists.told();
        long proved = lists.evidence.last().sequence();
        assertThat(lists.reconcile().nothing()).isTrue();
        assertThat(lists.told()).isEqualTo(before);
        assertThat(lists.evidence.last().sequence()).isEqualTo(proved);
    }

    @Test
    void R58_no_entry_no_measure_and_one_that_left_the_list_by_its_way_ends() {
        assertThat(lists.reconcile().nothing()).isTrue();
        lists.entry("abnormal", "A1", FIRM, "2026-03-02", null, null).reconcile();
        assertThat(lists.open(FIRM)).hasSize(4);
        lists.entry("abnormal", "A1", FIRM, "2026-03-02", "2026-11-22", "已补报").reconcile();
        assertThat(lists.open(FIRM)).as("out tomorrow is in today").hasSize(4);
        lists.on("2026-11-22").reconcile();
        assertThat(lists.open(FIRM)).isEmpty();
        assertThat(lists.all())
                .hasSize(4)
                .allSatisfy(s -> assertThat(s.state()).isEqualTo(State.ENDED))
                .allSatisfy(s -> assertThat(s.reason()).isEqualTo(Reason.LEFT_LIST));
        assertThat(lists.told()).contains("sanction.ended FG").doesNotContain("sanction.recalled FG");
        assertThat(lists.recalls.summary(OFFICE).share()).isEqualTo(1);
    }

    @Test
    void R58_a_way_out_by_repair_or_a_withdrawn_entry_is_recalled_not_only_ended() {
        lists.entry("serious", "S1", FIRM, "2026-03-02", null, null);
        lists.entry("dishonest", "D1", FIRM, "2026-03-02", null, null);
        lists.reconcile();
        lists.entry("serious", "S1", FIRM, "2026-03-02", "2026-11-20", "准予信用修复").withdraw("dishonest", "D1");
        assertThat(lists.reconcile())
                .returns(6, Sanctions.Reconciled::recalled)
                .returns(6, Sanctions.Reconciled::recalls)
                .returns(0, Sanctions.Reconciled::ended);
        assertThat(lists.all()).extracting(Sanction::reason).containsOnly(Reason.REPAIRED, Reason.WITHDRAWN);
        assertThat(lists.told()).contains("sanction.recalled ZJ").doesNotContain("sanction.ended ZJ");
        lists.entry("dishonest", "D1", FIRM, "2026-03-02", null, null);
        assertThat(lists.reconcile().opened())
                .as("an entry that returns binds again")
                .isEqualTo(2);
    }

    @Test
    void R58_no_basis_no_measure_a_rule_taken_out_of_the_catalogue_recalls_its_measures() {
        lists.entry("tax", "T1", FIRM, "2026-03-02", null, null).reconcile();
        var own = lists.with(OwnCatalogue.without("TAX-LAND"));
        assertThat(own.reconcile("henan")).returns(1, Sanctions.Reconciled::recalled);
        assertThat(Lists.codes(lists.open(FIRM))).containsExactly("TAX-PROC");
        assertThat(lists.all())
                .filteredOn(s -> s.state() == State.RECALLED)
                .extracting(Sanction::reason)
                .containsExactly(Reason.ANNULLED);
    }

    @Test
    void a_rule_holds_for_grounds_of_its_time() {
        lists.entry("tax", "T1", FIRM, "2016-12-29", null, null).entry("tax", "T2", OTHER, "2016-12-30", null, null);
        lists.reconcile();
        assertThat(lists.open(FIRM)).isEmpty();
        assertThat(lists.open(OTHER)).hasSize(2);
    }

    @Test
    void an_entry_that_turns_out_to_be_another_firms_is_recalled_and_binds_the_other() {
        lists.entry("tax", "T1", FIRM, "2026-03-02", null, null).reconcile();
        lists.entry("tax", "T1", OTHER, "2026-03-02", null, null);
        assertThat(lists.reconcile())
                .returns(2, Sanctions.Reconciled::recalled)
                .returns(2, Sanctions.Reconciled::opened);
        assertThat(lists.open(FIRM)).isEmpty();
        assertThat(lists.open(OTHER)).hasSize(2);
    }

    @Test
    void a_changed_entry_changes_its_measures_and_tells_it() {
        lists.entry("tax", "T1", FIRM, "2026-03-02", null, null).reconcile();
        lists.entry("tax", "T1", FIRM, "2026-04-02", null, null);
        assertThat(lists.reconcile())
                .returns(2, Sanctions.Reconciled::changed)
                .returns(0, Sanctions.Reconciled::opened);
        assertThat(lists.open(FIRM)).extracting(Measure::from).containsOnly(LocalDate.of(2026, 4, 2));
        assertThat(lists.told()).contains("sanction.changed CZ", "sanction.changed ZR");
    }

    @Test
    void an_entry_without_uscc_binds_the_subject_its_source_key_names() {
        lists.subject(FIRM, FIRM, "P-T1")
                .entry("tax", "T1", null, "2026-03-02", null, null)
                .reconcile();
        assertThat(lists.open(FIRM)).hasSize(2);
        lists.entry("tax", "T2", null, "2026-03-02", null, null).reconcile();
        assertThat(lists.all()).extracting(Sanction::subject).contains("henan:P-T2");
        lists.entry("tax", "T2", OTHER, "2026-03-02", null, null);
        assertThat(lists.reconcile()).as("it got its USCC").returns(2, Sanctions.Reconciled::changed);
        assertThat(lists.open(OTHER)).hasSize(2);
    }

    @Test
    void R57_a_serious_penalty_of_our_own_binds_from_its_acceptance_for_its_months() {
        lists.penalty("P1", "罚1", "2026-03-02", "吊销许可证件", null, "PENDING")
                .penalty("P2", "罚2", "2026-03-02", "警告", null, "ACCEPTED");
        assertThat(lists.reconcile().nothing()).isTrue();
        lists.jdbc
                .sql("UPDATE delivery SET state = 'ACCEPTED', accepted_at = now()")
                .update();
        assertThat(lists.reconcile().opened()).isEqualTo(1);
        assertThat(lists.open(FIRM)).singleElement().satisfies(m -> {
            assertThat(m.requester()).isEqualTo("YJ");
            assertThat(m.to()).isEqualTo(LocalDate.of(2029, 3, 1));
            assertThat(m.basis().docNo()).isEqualTo("罚1");
        });
        lists.on("2029-03-01").reconcile();
        assertThat(lists.open(FIRM)).hasSize(1);
        lists.on("2029-03-02");
        assertThat(lists.open(FIRM)).as("over before the night says so").isEmpty();
        assertThat(lists.reconcile().ended()).isEqualTo(1);
        assertThat(lists.all()).extracting(Sanction::reason).containsExactly(Reason.EXPIRED);
    }

    @Test
    void R58_a_correction_that_takes_the_ground_away_recalls_and_one_that_keeps_it_does_not() {
        lists.penalty("P1", "罚1", "2026-03-02", "吊销许可证件", null, "ACCEPTED").reconcile();
        lists.penalty("P2", "罚1", "2026-03-02", "责令关闭", "P1", "PENDING");
        assertThat(lists.reconcile().nothing())
                .as("the old one counts until the new one is accepted")
                .isTrue();
        lists.jdbc
                .sql("UPDATE delivery SET state = 'ACCEPTED', accepted_at = now()")
                .update();
        assertThat(lists.reconcile())
                .returns(1, Sanctions.Reconciled::changed)
                .returns(0, Sanctions.Reconciled::recalled);
        assertThat(lists.open(FIRM)).extracting(m -> m.basis().id()).containsExactly("P2");
        lists.penalty("P3", "罚1", "2026-03-02", "警告", "P2", "ACCEPTED");
        assertThat(lists.reconcile()).returns(1, Sanctions.Reconciled::recalled);
        assertThat(lists.all()).extracting(Sanction::reason).containsExactly(Reason.ANNULLED);
    }

    @Test
    void a_finding_becomes_a_measure_where_the_bureaus_own_catalogue_gives_a_basis() {
        lists.subject(FIRM, FIRM, "P-1").result("R1", "2026-11-02", "OBSTRUCTED", null, "ACCEPTED");
        assertThat(lists.reconcile().nothing()).isTrue();
        assertThat(lists.with(OwnCatalogue.with("""
                {"measures": [{"code": "OBS-HONOUR", "ground": "OWN_RESULT", "kinds": ["OBSTRUCTED"], "field": "HONOUR", "zh": "不予评优",
                  "en": "no honours", "basis": "本局文号", "months": 12, "executors": ["FG"], "from": "2026-01-01"}]}
                """)).reconcile("henan").opened())
                .isEqualTo(1);
        assertThat(lists.open(FIRM)).singleElement().satisfies(m -> assertThat(m.to())
                .isEqualTo(LocalDate.of(2027, 11, 1)));
    }

    @Test
    void R56_the_look_up_shows_a_department_the_fields_it_executes_and_no_others() {
        lists.entry("abnormal", "A1", FIRM, "2026-03-02", null, null).reconcile();
        assertThat(Lists.codes(lists.lookUp.open(clerk("CZ", "li"), FIRM, null)))
                .containsExactly("ABN-PROC");
        refused("field-unknown", () -> lists.lookUp.open(clerk("CZ", "li"), FIRM, Field.HONOUR));
        refused("field-unknown", () -> lists.lookUp.open(clerk("WL", "li"), FIRM, null));
        refused("field-unknown", () -> lists.lookUp.open(org.provgate.access.Caller.nobody(), FIRM, null));
        assertThat(lists.lookUp.open(OFFICE, OTHER, null)).isEmpty();
        assertThatThrownBy(() -> lists.lookUp.open(OFFICE, "91410402MA9K0001XX", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("check digit");
        assertThatThrownBy(() -> Field.named("PROCUREMENT")).hasMessageContaining("GOV_PROCUREMENT 政府采购");
        long honour = lists.all().stream()
                .filter(s -> s.measure().field() == Field.HONOUR)
                .map(s -> Long.valueOf(s.measure().id()))
                .findFirst()
                .orElseThrow();
        refused("sanction-unknown", () -> lists.lookUp.one(clerk("CZ", "li"), honour));
        refused("sanction-unknown", () -> lists.lookUp.one(clerk("CZ", "li"), 999_999));
        assertThat(lists.lookUp.one(clerk("FG", "li"), honour).name()).isEqualTo("企业A1");
    }

    static void refused(String code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
