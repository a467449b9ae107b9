package org.provgate.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.agreements.FindingKind.INSPECTION;
import static org.provgate.agreements.Sharing.of;
import static org.provgate.submissions.Department.FIRM;
import static org.provgate.submissions.Department.ITEM;
import static org.provgate.submissions.Department.ITEM2;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Caller;
import org.provgate.evidence.Verification;
import org.provgate.recognition.Adoption.AdoptionRequest;
import org.provgate.rules.Refusal;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.springframework.dao.DataAccessException;

/** Results relied on by another department (采信, R45, R53). */
class AdoptionsTest {

    private static final Caller XF = of("XF", "李");
    private static final Caller ZJ = of("ZJ", "王");

    @TempDir
    Path folder;

    private Recognising scene;
    private Adoptions adoptions;
    private String result;

    @BeforeEach
    void aResultThatIsShared() {
        scene = new Recognising(folder);
        adoptions = scene.adoptions;
        result = scene.handedIn();
        scene.sharing.shared("ZJ", "XF", INSPECTION, "*");
    }

    @Test
    void R53_an_adopted_result_is_recorded_for_both_sides_with_evidence_and_the_provider_is_told() {
        var adoption = adopt(result);
        assertThat(adoption)
                .returns("ZJ", Adoption::department)
                .returns("XF", Adoption::adopter)
                .returns(LocalDate.of(2026, 11, 20), Adoption::checkDate)
                .returns(LocalDate.of(2027, 11, 20), Adoption::validUntil)
                .returns("R53-general from 2019-01-01", Adoption::rule)
                .returns("李", Adoption::adoptedBy);
        assertThat(scene.inspections.of(XF, FIRM, null).get(0).adopted()).containsExactly(ITEM);
        assertThat(scene.inspections.of(ZJ, FIRM, null).get(0).adopted()).isEmpty();
        assertThat(scene.sharing.events()).endsWith("ZJ result.adopted adoptions/" + adoption.id());
        assertThat(evidence()).containsExactly("XF recognition.adopted", "ZJ recognition.adopted");
        assertThat(scene.bureau.evidence.verify()).isInstanceOf(Verification.Intact.class);
        for (var side : List.of(XF, ZJ))
            assertThat(adoptions.list(side, FIRM, true)).containsExactly(adoption);
        assertThat(adoptions.list(of("YJ", "钱"), null, false)).isEmpty();
        refused("adopted-already", () -> adopt(result));
    }

    @Test
    void R53_what_may_not_be_relied_on_is_refused_with_its_reason() {
        obstacle("did not check item " + ITEM2, () -> adopt(XF, result, ITEM2));
        obstacle("the department's own", () -> adopt(ZJ, result, ITEM));
        var stranger = of("YJ", "钱");
        assertThatThrownBy(() -> adopt(stranger, result, ITEM)).isInstanceOf(NoSuchElementException.class);
        scene.sharing.shared("ZJ", "YJ", INSPECTION, "items", "checkDate");
        obstacle("does not share findings", () -> adopt(stranger, result, ITEM));
        scene.bureau.delivered(result, "REJECTED");
        obstacle("the province has given it back (REJECTED)", () -> adopt(result));
        scene.bureau.delivered(result, "ACCEPTED");
        scene.bureau.now = Instant.parse("2027-11-20T15:59:59Z");
        scene.sharing.jdbc.sql("UPDATE agreement SET ends = '2028-01-01'").update();
        assertThat(adopt(result).validUntil()).as("its last day").isEqualTo("2027-11-20");
        adoptions.withdraw(XF, 1, "重新检查");
        scene.bureau.now = Instant.parse("2027-11-20T16:00:00Z");
        obstacle("could be relied on until 2027-11-20", () -> adopt(result));
    }

    @Test
    void everything_missing_is_told_at_once() {
        assertThatThrownBy(() -> adoptions.adopt(XF, FIRM, new AdoptionRequest(null, " ", "由11010519491231002X证明")))
                .hasMessageContaining("breaks 3 rules")
                .hasMessageContaining("recordId: is missing")
                .hasMessageContaining("itemCode: is missing")
                .hasMessageContaining("identity-card number");
        assertThatThrownBy(() -> adoptions.adopt(XF, "9141", new AdoptionRequest(result, ITEM, "同一事项")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(scene.sharing.count("recognised_result")).isZero();
    }

    @Test
    void R53_the_adopter_withdraws_and_may_adopt_again() {
        var id = adopt(result).id();
        refused("not-adopter", () -> adoptions.withdraw(ZJ, id, "x"));
        assertThatThrownBy(() -> adoptions.withdraw(of("YJ", "钱"), id, "x"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("there is no adoption " + id + "; list them at /api/v1/adoptions");
        assertThatThrownBy(() -> adoptions.withdraw(XF, id, "")).hasMessageContaining("reason: must be there");
        assertThat(adoptions.withdraw(XF, id, "需要复查"))
                .returns("需要复查", Adoption::endReason)
                .returns("李", Adoption::endedBy);
        refused("adoption-ended", () -> adoptions.withdraw(XF, id, "x"));
        assertThat(scene.sharing.events()).endsWith("ZJ adoption.ended adoptions/" + id);
        assertThat(adopt(result).id()).isNotEqualTo(id);
        assertThat(adoptions.list(XF, null, false)).hasSize(2);
        assertThat(adoptions.list(XF, null, true)).hasSize(1);
    }

    @Test
    void R53_a_correction_that_takes_the_ground_away_ends_the_adoption_and_the_adopter_is_told() {
        var id = adopt(result).id();
        assertThat(adoptions.review()).isZero();
        var correction = scene.corrected(result, ITEM, Finding.FOLLOW_UP);
        assertThat(adoptions.review()).isEqualTo(1);
        assertThat(adoptions.review()).isZero();
        assertThat(adoptions.one(XF, id))
                .returns("gateway", Adoption::endedBy)
                .returns(result, Adoption::recordId)
                .extracting(Adoption::endReason)
                .asString()
                .startsWith("the result was corrected by " + correction + ": by rule R53-general nobody relies on");
        assertThat(scene.sharing.events()).endsWith("XF result.corrected adoptions/" + id);
        assertThat(evidence()).endsWith("XF recognition.ended", "ZJ recognition.ended");
    }

    @Test
    void R53_a_correction_that_still_bears_it_carries_the_adoption_on_along_the_whole_chain() {
        var id = adopt(result).id();
        var second = scene.corrected(result, ITEM, Finding.FOLLOW_UP);
        var third = scene.corrected(second, ITEM, Finding.NO_PROBLEM);
        assertThat(adoptions.review()).isEqualTo(1);
        assertThat(adoptions.one(XF, id)).returns(third, Adoption::recordId).returns(null, Adoption::endedAt);
        assertThat(scene.sharing.events()).endsWith("XF result.corrected adoptions/" + id);
        assertThat(adoptions.review()).isZero();
        var fourth = scene.corrected(third, ITEM2, Finding.NO_PROBLEM);
        adoptions.review();
        assertThat(adoptions.one(XF, id).endReason())
                .isEqualTo("the result was corrected by " + fourth + ", which did not check the item");
    }

    @Test
    void below_the_service_the_database_shows_an_adoption_to_its_sides_and_lets_the_adopter_write_alone() {
        scene.sharing
                .jdbc
                .sql("UPDATE agreement SET starts = now() - interval '9 days', ends = now() + interval '9 days'")
                .update();
        adopt(result);
        for (var side : List.of("XF", "ZJ"))
            scene.sharing.as(side, () -> assertThat(scene.sharing.count("recognised_result"))
                    .isOne());
        for (var other : List.of("YJ", ""))
            scene.sharing.as(other, () -> assertThat(scene.sharing.count("recognised_result"))
                    .isZero());
        var end = "UPDATE recognised_result SET ended_by = 'x', ended_at = now(), end_reason = 'x'";
        scene.sharing.as(
                "ZJ", () -> assertThat(scene.sharing.jdbc.sql(end).update()).isZero());
        scene.sharing.as(
                "XF", () -> assertThat(scene.sharing.jdbc.sql(end).update()).isOne());
        var insert =
                "INSERT INTO recognised_result (subject_key, item_code, department, checked_on, valid_until, record_id, adopter,"
                        + " adopted_at) VALUES ('S', 'I', '%s', '2026-11-20', '2027-11-20', 'R', '%s', now())";
        scene.sharing.as("XF", () -> assertThat(
                        scene.sharing.jdbc.sql(insert.formatted("ZJ", "XF")).update())
                .isOne());
        for (var sides : List.of(List.of("ZJ", "YJ"), List.of("YJ", "XF"), List.of("XF", "XF")))
            assertThatThrownBy(() -> scene.sharing.as("XF", () -> scene.sharing
                            .jdbc
                            .sql(insert.formatted(sides.toArray()))
                            .update()))
                    .as("of %s for %s", sides.toArray())
                    .isInstanceOf(DataAccessException.class);
    }

    private Adoption adopt(String record) {
        return adopt(XF, record, ITEM);
    }

    private Adoption adopt(Caller caller, String record, String item) {
        return adoptions.adopt(caller, FIRM, new AdoptionRequest(record, item, "同一事项近期已检查"));
    }

    private List<String> evidence() {
        return scene.sharing
                .jdbc
                .sql(
                        "SELECT department || ' ' || action FROM evidence WHERE action LIKE 'recognition.%' ORDER BY sequence")
                .query(String.class)
                .list();
    }

    private static void obstacle(String sentence, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo("not-adoptable"))
                .hasMessageContaining(sentence);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code()).isEqualTo(code));
    }
}
