package org.provgate.batches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.provgate.batches.BatchDefinition.Department;
import org.provgate.rules.ItemClass;
import org.provgate.rules.Refusal;
import org.provgate.spi.register.RiskGrade;

/** Who can be drawn: rules of the frame on a real register (R12 to R17, R20, R25, R27, R53). */
class FrameTest {

    private static final Map<String, String> TENTH = Map.of("ALL", "0.1");
    private final Scene scene = new Scene();

    @Test
    void R17_only_active_subjects_are_drawn_and_every_other_is_counted_by_reason() {
        scene.register("henan", 100, "'A'");
        update("state = '4' WHERE identity = 'SUBJ-000001'");
        update("state = NULL WHERE identity = 'SUBJ-000002'");
        update("identity = '企业三' WHERE identity = 'SUBJ-000003'");
        recognise("SUBJ-000004", Scene.ITEM, "2027-06-30");
        recognise("SUBJ-000005", Scene.ITEM, "2026-11-30");
        recognise("SUBJ-000006", "41040200000009", "2027-06-30");
        var frozen = scene.frozen(Scene.batch("b-1", "henan", TENTH)).frozen();
        assertThat(frozen.exclusions()).isEqualTo(Map.of("NOT_ACTIVE", 2L, "KEY_FORMAT", 1L, "RECOGNISED", 1L));
        assertThat(frozen.candidates()).isEqualTo(Map.of("ALL", 96L));
        assertThat(frozen.registerRoot()).isEqualTo("a".repeat(64));
    }

    @Test
    void R53_a_subject_leaves_a_joint_batch_only_when_all_its_items_are_recognised() {
        scene.register("henan", 50, "'A'");
        var other = "41040200000007";
        scene.jdbc
                .sql(
                        "INSERT INTO item SELECT list_id, :other, name, item_class, legal_basis, subject_body, object_kind, content,"
                                + " method, requirements, NULL, NULL, NULL, NULL, level FROM item WHERE code = :code")
                .param("other", other)
                .param("code", Scene.ITEM)
                .update();
        recognise("SUBJ-000001", Scene.ITEM, "2027-06-30");
        recognise("SUBJ-000002", Scene.ITEM, "2027-06-30");
        recognise("SUBJ-000002", other, "2027-06-30");
        var plain = Scene.batch("b-1", "henan", TENTH);
        var departments = List.of(Scene.department("ZJ", Scene.ITEM), new Department("XF", 2, null, List.of(other)));
        var frozen = scene.frozen(Scene.with(plain, departments, plain.contributors()))
                .frozen();
        assertThat(frozen.exclusions()).isEqualTo(Map.of("RECOGNISED", 1L));
    }

    @Test
    void R53_an_adoption_holds_for_the_department_that_adopted_until_it_ends_or_its_record_is_corrected() {
        scene.register("henan", 50, "'A'");
        for (int n = 1; n <= 4; n++) adopt("SUBJ-00000" + n, "ZJ", null);
        for (int n = 1; n <= 3; n++) adopt("SUBJ-00000" + n, "XF", n == 1 ? "2026-11-20" : null);
        corrected("SUBJ-000002");
        var frozen = scene.frozen(Scene.batch("b-1", "henan", TENTH)).frozen();
        assertThat(frozen.exclusions())
                .as("1 withdrawn by XF, 2 corrected, 3 adopted by both, 4 by ZJ alone")
                .isEqualTo(Map.of("RECOGNISED", 1L));
        var plain = Scene.batch("b-2", "henan", TENTH);
        var alone = Scene.with(plain, List.of(Scene.department("ZJ", Scene.ITEM)), plain.contributors());
        assertThat(scene.frozen(alone).frozen().exclusions()).isEqualTo(Map.of("RECOGNISED", 3L));
    }

    private void adopt(String subject, String adopter, String ended) {
        scene.jdbc
                .sql(
                        "INSERT INTO recognised_result (subject_key, item_code, department, checked_on, valid_until, record_id, adopter,"
                                + " adopted_at, ended_at, end_reason) VALUES (:subject, :item, 'YJ', '2026-06-01', '2027-06-01', :subject,"
                                + " :adopter, now(), CAST(:ended AS date), :ended)")
                .param("subject", subject)
                .param("item", Scene.ITEM)
                .param("adopter", adopter)
                .param("ended", ended)
                .update();
    }

    private void corrected(String record) {
        for (var correction : new String[] {null, record})
            scene.jdbc
                    .sql(
                            "INSERT INTO record (id, kind, province, area_code, department, business_key, content, digest, event_on,"
                                    + " correction_of, submission, submitted_by, submitted_at) VALUES (:id, 'RESULT', 'henan', '410402', 'YJ',"
                                    + " 'k', '{}', 'd', '2026-06-01', :of, 's', 'a', now())")
                    .param("id", correction == null ? record : record + "-2")
                    .param("of", correction)
                    .update();
    }

    @Test
    void R25_a_directed_batch_draws_from_those_who_meet_its_conditions_and_counts_no_others() {
        scene.register("henan", 100, "CASE WHEN n <= 50 THEN 'C' ELSE 'D' END");
        update("state = '4' WHERE identity = 'SUBJ-000011'");
        scene.jdbc
                .sql("INSERT INTO subject_tag VALUES ('henan', 'SUBJ-000010', '危化'), ('henan', 'SUBJ-000060', '危化')")
                .update();
        var half = Map.of("C", "0.5", "D", "0.5");
        assertThat(candidates("b-1", half, new Filter(null, List.of("47"), null, null, null)))
                .isEqualTo(Map.of("C", 5L, "D", 5L));
        assertThat(candidates(
                        "b-2", half, new Filter(List.of("11"), null, List.of("4104"), null, List.of(RiskGrade.D))))
                .isEqualTo(Map.of("D", 50L));
        assertThat(candidates("b-3", half, new Filter(null, null, null, List.of("危化"), null)))
                .isEqualTo(Map.of("C", 1L, "D", 1L));
        assertThat(scene.batches.one("b-1").orElseThrow().frozen().exclusions()).isEmpty();
        assertThatThrownBy(() -> candidates("b-4", half, new Filter(null, List.of("99"), null, null, null)))
                .hasMessageContaining("no subject of henan can be drawn");
        assertThatThrownBy(() -> new Filter(List.of("1%"), null, null, null, null))
                .hasMessageContaining("no code");
    }

    @Test
    void R12_R13_grades_are_strata_listed_subjects_one_of_their_own_and_the_ungraded_are_never_lost() {
        scene.register("henan", 100, "CASE WHEN n <= 10 THEN NULL WHEN n <= 50 THEN 'C' ELSE 'D' END");
        update("on_serious_list = true WHERE identity IN ('SUBJ-000005', 'SUBJ-000020')");
        var rates = Map.of("C", "0.1", "D", "0.3");
        var without = scene.frozen(Scene.batch("b-1", "henan", rates)).frozen();
        assertThat(without.candidates()).isEqualTo(Map.of("C", 40L, "D", 50L));
        assertThat(without.exclusions()).isEqualTo(Map.of("NO_GRADE", 10L));
        var with = Map.of("C", "0.1", "D", "0.3", "NOGRADE", "0.1", "LISTED", "1");
        assertThat(candidates("b-2", with, Filter.NONE))
                .isEqualTo(Map.of("C", 39L, "D", 50L, "NOGRADE", 9L, "LISTED", 2L));
        scene.batches.open(Scene.batch("b-3", "henan", Map.of("C", "0.5")), "li");
        assertThatThrownBy(() -> scene.batches.freeze("b-3", "li"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("stratum D has 50 candidates and no rate");
    }

    @Test
    void R13_an_entry_on_a_list_makes_its_subject_listed_by_its_number_or_by_its_source_key_until_it_is_taken_off() {
        scene.register("henan", 20, "'C'");
        update("source_key = 'P7' WHERE identity = 'SUBJ-000007'");
        scene.jdbc
                .sql("CREATE TABLE entries PARTITION OF list_entry FOR VALUES IN ('henan')")
                .update();
        for (var entry : List.of(
                "'abnormal', 'E1', 'SUBJ-000003', NULL, NULL, NULL",
                "'serious', 'E2', NULL, NULL, 'P7', NULL",
                "'abnormal', 'E3', 'SUBJ-000009', NULL, NULL, '2026-01-01'",
                "'tax', 'E4', 'SUBJ-000010', NULL, NULL, NULL"))
            scene.jdbc.sql("""
                            INSERT INTO list_entry (province, bucket, content_hash, updated_at, run_id, valid_from,
                                                    kind, identity, uscc, reg_no, source_key, out_date)
                            VALUES ('henan', 0, '', now(), 1, now(), %s)
                            """.formatted(entry)).update();
        var frozen = scene.frozen(Scene.batch("b-1", "henan", Map.of("C", "0.1", "LISTED", "1")));
        assertThat(frozen.frozen().candidates()).isEqualTo(Map.of("C", 18L, "LISTED", 2L));
    }

    @Test
    void R14_a_drawn_subject_rests_and_is_drawn_twice_a_year_at_most_but_key_items_know_no_rest() {
        scene.register("henan", 20, "'A'");
        var all = Map.of("ALL", "1");
        scene.drawn(general("g-1", all, 1));
        scene.batches.open(general("g-2", all, 3), "li");
        assertThatThrownBy(() -> scene.batches.freeze("g-2", "li")).hasMessageContaining("can be drawn");
        scene.drawn(general("g-3", all, 5));
        scene.register("hebei", 1, "'A'");
        update("identity = 'SUBJ-000021', province = 'henan' WHERE province = 'hebei'");
        assertThat(scene.frozen(general("g-4", all, 9)).frozen().exclusions()).isEqualTo(Map.of("YEARLY_CAP", 20L));
        assertThat(scene.frozen(definition("k-1", ItemClass.KEY, all, 5))
                        .frozen()
                        .candidates())
                .isEqualTo(Map.of("ALL", 21L));
        assertThat(scene.tasks.burden("SUBJ-000001", 2027).drawn()).isEqualTo(2);
    }

    @Test
    void R14_what_was_drawn_in_an_aborted_batch_does_not_count() {
        scene.register("henan", 20, "'A'");
        var all = Map.of("ALL", "1");
        scene.drawn(general("g-1", all, 1));
        scene.batches.abort("g-1", "登记库有误", "li");
        assertThat(scene.frozen(general("g-2", all, 3)).frozen().exclusions()).isEmpty();
    }

    @Test
    void R20_R22_R27_the_roster_has_active_officers_alone_and_the_conflicts_of_the_frame() {
        scene.register("henan", 100, "'A'");
        scene.jdbc.sql("UPDATE officer SET expert = true WHERE id = 'ZJ001'").update();
        scene.jdbc.sql("UPDATE officer SET active = false WHERE id = 'ZJ002'").update();
        scene.jdbc
                .sql("UPDATE officer SET item_scope = '{41040200000099}' WHERE id = 'ZJ003'")
                .update();
        scene.jdbc
                .sql("INSERT INTO officer_conflict VALUES ('ZJ004', 'SUBJ-000001', '亲属', 'a', now()),"
                        + " ('ZJ004', 'SUBJ-900000', '亲属', 'a', now()), ('ZJ001', 'SUBJ-000002', '亲属', 'a', now())")
                .update();
        scene.frozen(Scene.batch("b-1", "henan", TENTH));
        assertThat(lines("roster"))
                .hasSize(21)
                .contains("ZJ004\tZJ\t安全,质量\t2029-12-31")
                .noneMatch(line -> line.startsWith("ZJ001") || line.startsWith("ZJ002") || line.startsWith("ZJ003"));
        assertThat(lines("conflicts")).containsExactly("ZJ004\tSUBJ-000001");
    }

    @Test
    void R69_items_come_first_every_item_is_on_a_fixed_list_and_of_the_batchs_class() {
        scene.register("henan", 100, "'A'");
        var plain = Scene.batch("b-1", "henan", TENTH);
        var departments = List.of(Scene.department("ZJ", "41040200000088"), Scene.department("XF", Scene.KEY_ITEM));
        assertThatThrownBy(() -> scene.batches.open(Scene.with(plain, departments, plain.contributors()), "li"))
                .hasMessageContaining("breaks 2 rules")
                .hasMessageContaining("41040200000088 is on no fixed list of ZJ")
                .hasMessageContaining(Scene.KEY_ITEM + " is KEY, the batch GENERAL");
        assertThat(scene.batches.list(null, 10)).isEmpty();
        scene.jdbc
                .sql("UPDATE item SET min_rate = 0.2 WHERE code = :code")
                .param("code", Scene.ITEM)
                .update();
        scene.batches.open(plain, "li");
        assertThatThrownBy(() -> scene.batches.freeze("b-1", "li")).hasMessageContaining("R10-item-floor");
    }

    private Map<String, Long> candidates(String id, Map<String, String> rates, Filter filter) {
        return scene.frozen(Scene.with(Scene.batch(id, "henan", rates), filter))
                .frozen()
                .candidates();
    }

    private static BatchDefinition general(String id, Map<String, String> rates, int month) {
        return definition(id, ItemClass.GENERAL, rates, month);
    }

    private static BatchDefinition definition(String id, ItemClass itemClass, Map<String, String> rates, int month) {
        var start = LocalDate.of(2027, month, 1);
        return Scene.definition(id, "henan", null, itemClass, rates, start, start.plusDays(20));
    }

    private void update(String assignment) {
        scene.jdbc.sql("UPDATE subject SET " + assignment).update();
    }

    private void recognise(String subject, String item, String until) {
        scene.jdbc
                .sql("INSERT INTO recognised_result VALUES (:subject, :item, 'YJ', '2026-06-01', CAST(:until AS date))")
                .param("subject", subject)
                .param("item", item)
                .param("until", until)
                .update();
    }

    private List<String> lines(String file) {
        return scene.jdbc
                .sql("SELECT line FROM batch_line WHERE file = :file ORDER BY line COLLATE \"C\"")
                .param("file", file)
                .query(String.class)
                .list();
    }
}
