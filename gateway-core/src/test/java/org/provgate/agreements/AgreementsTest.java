package org.provgate.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.agreements.FindingKind.INSPECTION;
import static org.provgate.agreements.FindingKind.PENALTY;
import static org.provgate.agreements.FindingKind.SANCTION;
import static org.provgate.agreements.Sharing.draft;
import static org.provgate.agreements.Sharing.of;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.provgate.access.Caller;
import org.provgate.agreements.Agreement.AgreementDraft;
import org.provgate.agreements.Agreement.State;
import org.provgate.evidence.Verification;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;
import org.springframework.dao.DataAccessException;

/** Which department may see which fields of whose findings (R37, R45, R53). */
class AgreementsTest {

    private final Sharing sharing = new Sharing();
    private final Agreements agreements = sharing.agreements;

    @Test
    void R53_an_agreement_gives_a_right_when_another_person_of_the_provider_has_approved_it() {
        var draft = agreements.write(of("ZJ", "王"), draft("XF", INSPECTION, "items", "findings"));
        assertThat(draft.state()).isEqualTo(State.DRAFT);
        assertThat(rights("XF").providers()).containsExactly("XF");
        refused("own-approval", () -> agreements.approve(of("ZJ", "王"), draft.id()));
        refused("not-provider", () -> agreements.approve(of("XF", "李"), draft.id()));
        assertThat(agreements.approve(of("ZJ", "李"), draft.id()))
                .returns(State.IN_FORCE, Agreement::state)
                .returns("李", Agreement::approvedBy);
        refused("not-draft", () -> agreements.approve(of("ZJ", "赵"), draft.id()));
        var rights = rights("XF");
        assertThat(rights.providers()).containsExactly("XF", "ZJ");
        assertThat(rights.sees("ZJ", SharedField.FINDINGS)).isTrue();
        assertThat(rights.sees("ZJ", SharedField.OFFICERS)).isFalse();
        assertThat(rights.sees("XF", SharedField.OFFICERS)).as("its own").isTrue();
        assertThat(rights("ZJ").providers()).as("it gives the provider nothing").containsExactly("ZJ");
        assertThat(agreements.rights(of("XF", "李"), PENALTY).providers()).containsExactly("XF");
        assertThat(sharing.events())
                .containsExactly(
                        "ZJ agreement.begun agreements/" + draft.id(), "XF agreement.begun agreements/" + draft.id());
    }

    @Test
    void R53_either_side_ends_it_with_a_reason_and_the_right_is_gone_at_once() {
        var first = sharing.shared("ZJ", "XF", INSPECTION, "items");
        var second = sharing.shared("ZJ", "XF", INSPECTION, "findings");
        assertThat(rights("XF").grant("ZJ").agreements()).containsExactlyInAnyOrder(first.id(), second.id());
        assertThat(rights("XF").sees("ZJ", SharedField.FINDINGS)).isTrue();
        assertThatThrownBy(() -> agreements.end(of("XF", "李"), first.id(), " "))
                .hasMessageContaining("reason: is missing");
        agreements.end(of("XF", "李"), second.id(), "不再需要");
        assertThat(rights("XF").sees("ZJ", SharedField.FINDINGS)).isFalse();
        assertThat(agreements.end(of("ZJ", "王"), first.id(), "职责调整"))
                .returns(State.ENDED, Agreement::state)
                .returns("ZJ", Agreement::endedSide)
                .returns("职责调整", Agreement::endReason);
        assertThat(rights("XF").providers()).containsExactly("XF");
        refused("agreement-ended", () -> agreements.end(of("ZJ", "王"), first.id(), "又一次"));
        assertThat(sharing.events()).hasSize(8).contains("XF agreement.ended agreements/" + first.id());
        assertThat(sharing.bureau.evidence.verify()).isInstanceOf(Verification.Intact.class);
        assertThat(sharing.jdbc
                        .sql("SELECT action FROM evidence WHERE object = :o ORDER BY sequence")
                        .param("o", "agreement/" + first.id())
                        .query(String.class)
                        .list())
                .containsExactly("agreements.written", "agreements.begun", "agreements.ended");
    }

    @Test
    void everything_wrong_with_a_draft_is_told_at_once() {
        assertThatThrownBy(() -> agreements.write(
                        of("ZJ", "王"),
                        new AgreementDraft(
                                "ZZ",
                                INSPECTION,
                                List.of("items", "idNo", "basis"),
                                " ",
                                LocalDate.of(2026, 12, 1),
                                LocalDate.of(2026, 11, 30))))
                .isInstanceOfSatisfying(Refusal.class, r -> {
                    assertThat(r.code()).isEqualTo("rules-broken");
                    assertThat(r.violations())
                            .extracting(Violation::rule)
                            .containsExactly("receiver", "fields", "fields", "purpose", "to");
                    assertThat(r.getMessage())
                            .contains(
                                    "INSPECTION has no field idNo; there are items, checkDate",
                                    "2026-11-30 is before the first day 2026-12-01");
                });
        assertThatThrownBy(
                        () -> agreements.write(of("ZJ", "王"), new AgreementDraft(null, null, null, null, null, null)))
                .hasMessageContaining("breaks 6 rules");
        assertThatThrownBy(() -> agreements.write(of("ZJ", "王"), draft("ZJ", INSPECTION, "items")))
                .hasMessageContaining("is the provider itself");
        assertThatThrownBy(() -> agreements.write(
                        of("ZJ", "王"),
                        new AgreementDraft(
                                "XF",
                                SANCTION,
                                List.of("*"),
                                "查11010519491231002X",
                                LocalDate.MIN,
                                LocalDate.of(2026, 11, 20))))
                .hasMessageContaining("identity-card number")
                .hasMessageContaining("2026-11-20 is over");
        assertThat(sharing.count("agreement")).isZero();
        assertThat(sharing.count("evidence")).isZero();
    }

    @Test
    void personal_data_is_in_an_agreement_only_where_it_is_named() {
        assertThat(sharing.shared("ZJ", "XF", INSPECTION, "*").fields())
                .contains("items", "findings", "proof")
                .doesNotContain("officers", "signature");
        assertThat(sharing.shared("ZJ", "XF", PENALTY, "*", "legalRepresentative")
                        .fields())
                .contains("decision", "legalRepresentative");
        assertThat(rights("XF").sees("ZJ", SharedField.OFFICERS)).isFalse();
        assertThat(agreements.rights(of("XF", "李"), PENALTY).sees("ZJ", SharedField.LEGAL_REPRESENTATIVE))
                .isTrue();
    }

    @Test
    void a_foreign_agreement_is_like_one_that_does_not_exist() {
        var id = sharing.shared("ZJ", "XF", INSPECTION, "items").id();
        var stranger = of("YJ", "钱");
        for (var sentence : List.<ThrowingCallable>of(
                () -> agreements.one(stranger, id),
                () -> agreements.approve(stranger, id),
                () -> agreements.end(stranger, id, "x")))
            assertThatThrownBy(sentence)
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("there is no agreement " + id + "; list them at /api/v1/agreements");
        assertThatThrownBy(() -> agreements.one(stranger, "G1")).hasMessageStartingWith("there is no agreement G1;");
        assertThat(agreements.list(stranger, null)).isEmpty();
        assertThat(agreements.list(Caller.local("FG", "li"), State.IN_FORCE)).hasSize(1);
        assertThatThrownBy(() -> agreements.end(Caller.local("FG", "li"), id, "x"))
                .as("the office, too, acts for its own department")
                .isInstanceOf(NoSuchElementException.class);
        assertThat(agreements.rights(Caller.nobody(), INSPECTION).providers()).isEmpty();
    }

    @Test
    void an_agreement_holds_from_its_first_to_its_last_day_and_both_are_told_of_its_end() {
        var id = sharing.shared("ZJ", "XF", INSPECTION, "items").id();
        on("2026-10-31T15:59:59Z");
        assertThat(rights("XF").providers()).containsExactly("XF");
        on("2026-10-31T16:00:00Z");
        assertThat(rights("XF").providers()).contains("ZJ");
        on("2026-12-31T15:59:59Z");
        assertThat(rights("XF").providers()).contains("ZJ");
        assertThat(agreements.expire()).isZero();
        on("2026-12-31T16:00:00Z");
        assertThat(rights("XF").providers()).containsExactly("XF");
        assertThat(agreements.expire()).isEqualTo(1);
        assertThat(agreements.expire()).isZero();
        assertThat(agreements.one(of("XF", "李"), id))
                .returns(State.ENDED, Agreement::state)
                .returns("its last day is over", Agreement::endReason);
        assertThat(sharing.events())
                .endsWith("ZJ agreement.ended agreements/" + id, "XF agreement.ended agreements/" + id);
    }

    @Test
    void what_another_process_changed_is_seen_after_five_seconds() {
        var other = new Agreements(
                sharing.jdbc,
                sharing.transactions,
                sharing.bureau.evidence,
                sharing.events,
                sharing.bureau.clock,
                UUID::randomUUID);
        var id = sharing.shared("ZJ", "XF", INSPECTION, "items").id();
        assertThat(rights("XF").providers()).contains("ZJ");
        other.end(of("ZJ", "王"), id, "职责调整");
        sharing.bureau.now = sharing.bureau.now.plus(Duration.ofMillis(4_999));
        assertThat(rights("XF").providers()).as("held").contains("ZJ");
        sharing.bureau.now = sharing.bureau.now.plus(Duration.ofMillis(1));
        assertThat(rights("XF").providers()).containsExactly("XF");
    }

    @Test
    void below_the_service_the_database_shows_an_agreement_to_its_sides_alone() {
        var id = sharing.shared("ZJ", "XF", INSPECTION, "items").id();
        // both days of the database's clock
        sharing.jdbc
                .sql("UPDATE agreement SET starts = now() - interval '9 days', ends = now() + interval '9 days'")
                .update();
        for (var side : List.of("ZJ", "XF"))
            sharing.as(side, () -> assertThat(sharing.count("agreement")).isOne());
        for (var other : List.of("YJ", ""))
            sharing.as(other, () -> assertThat(sharing.count("agreement")).isZero());
        sharing.as("XF", () -> assertThat(shared("ZJ", "INSPECTION")).isTrue());
        sharing.as("XF", () -> assertThat(shared("ZJ", "PENALTY")).isFalse());
        sharing.as("ZJ", () -> assertThat(shared("XF", "INSPECTION")).isFalse());
        sharing.as("YJ", () -> assertThat(shared("ZJ", "INSPECTION")).isFalse());
        sharing.as("YJ", () -> assertThat(sharing.jdbc
                        .sql("UPDATE agreement SET state = 'DRAFT', approved_by = NULL, approved_at = NULL")
                        .update())
                .isZero());
        for (var statement : List.of(
                "INSERT INTO agreement VALUES ('G9', 'ZJ', 'XF', 'PENALTY', '{facts}', 'x', '2026-01-01', '2026-12-31', 'DRAFT', 'a', now())",
                "UPDATE agreement SET fields = '{officers}'",
                "DELETE FROM agreement",
                "SELECT * FROM read_journal",
                "INSERT INTO read_log VALUES (1, 1, now(), 'XF', 'a', 'INSPECTION', NULL, NULL, '{}', '{}', '{}')"))
            assertThatThrownBy(() ->
                            sharing.as("XF", () -> sharing.jdbc.sql(statement).update()))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class);
        agreements.end(of("XF", "李"), id, "x");
        sharing.as("XF", () -> assertThat(shared("ZJ", "INSPECTION")).isFalse());
    }

    @Test
    void below_the_service_the_database_shows_a_record_by_an_agreement_in_force() {
        sharing.jdbc.sql("ALTER TABLE record ENABLE ROW LEVEL SECURITY").update();
        sharing.jdbc.sql("GRANT SELECT ON record TO provgate_department").update();
        sharing.jdbc.sql("""
                        CREATE POLICY shown ON record FOR SELECT TO provgate_department USING (department = current_department()
                            OR shared_with_me(department, CASE kind WHEN 'RESULT' THEN 'INSPECTION' ELSE kind END))
                        """).update();
        sharing.jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, business_key, content, digest, event_on, submission,
                                            submitted_by, submitted_at)
                        SELECT k || d, k, 'henan', '410402', d, k || d, '{}', 'd', '2026-11-20', 's', 'a', now()
                          FROM unnest(ARRAY['RESULT', 'PENALTY', 'LICENCE']) k, unnest(ARRAY['ZJ', 'YJ']) d
                        """).update();
        sharing.shared("ZJ", "XF", INSPECTION, "items");
        sharing.jdbc
                .sql("UPDATE agreement SET starts = now() - interval '9 days', ends = now() + interval '9 days'")
                .update();
        sharing.as("XF", () -> assertThat(ids()).containsExactly("RESULTZJ"));
        sharing.as("ZJ", () -> assertThat(ids()).containsExactly("LICENCEZJ", "PENALTYZJ", "RESULTZJ"));
        sharing.as("", () -> assertThat(ids()).isEmpty());
    }

    private List<String> ids() {
        return sharing.jdbc
                .sql("SELECT id FROM record ORDER BY id")
                .query(String.class)
                .list();
    }

    private boolean shared(String provider, String kind) {
        return sharing.jdbc
                .sql("SELECT shared_with_me(:provider, :kind)")
                .param("provider", provider)
                .param("kind", kind)
                .query(Boolean.class)
                .single();
    }

    private Rights rights(String department) {
        return agreements.rights(of(department, "某"), INSPECTION);
    }

    private void on(String instant) {
        sharing.bureau.now = Instant.parse(instant);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
