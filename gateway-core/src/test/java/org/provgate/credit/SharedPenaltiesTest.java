package org.provgate.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.agreements.FindingKind.PENALTY;
import static org.provgate.agreements.Sharing.of;
import static org.provgate.submissions.Department.FIRM;

import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Caller;
import org.provgate.agreements.ReadLog;
import org.provgate.agreements.Sharing;

/** “Was this firm punished?” (R53). */
class SharedPenaltiesTest {

    private static final Caller XF = of("XF", "李");

    @TempDir
    Path folder;

    private Sharing sharing;
    private SharedPenalties penalties;

    @BeforeEach
    void scene() {
        sharing = new Sharing();
        var log = new ReadLog(folder, 1 << 20, sharing.bureau.clock, UUID::randomUUID);
        penalties = new SharedPenalties(sharing.jdbc, sharing.agreements, log, sharing.bureau.clock);
    }

    private String handedIn(int number, String more) {
        return HandedIn.penalty(sharing.bureau, number, more);
    }

    @Test
    void R53_an_agreement_shows_the_fields_it_names_and_people_only_by_name() {
        var id = handedIn(1, "");
        sharing.shared("ZJ", "XF", PENALTY, "*");
        assertThat(penalties.of(XF, FIRM.toLowerCase())).singleElement().satisfies(p -> {
            assertThat(p.recordId()).isEqualTo(id);
            assertThat(p.department()).isEqualTo("ZJ");
            assertThat(p.docNo()).isEqualTo("平罚〔2026〕1号");
            assertThat(p.decisionDate()).isEqualTo("2026-11-20");
            assertThat(p.kinds()).containsExactly("罚款");
            assertThat(p.fine()).isEqualByComparingTo("1.5");
            assertThat(p.facts()).as("no telephone of a person").isEqualTo("负责人 ****** 到场");
            assertThat(p.legalRepresentative())
                    .as("people are named one by one")
                    .isNull();
            assertThat(p.digest()).as("would let one guess the name").isNull();
        });
        sharing.shared("ZJ", "XF", PENALTY, "legalRepresentative");
        assertThat(penalties.of(XF, FIRM)).singleElement().satisfies(p -> {
            assertThat(p.legalRepresentative()).isEqualTo("张三");
            assertThat(p.digest()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void R53_of_fields_that_are_not_named_nothing_is_shown() {
        handedIn(1, "");
        sharing.shared("ZJ", "XF", PENALTY, "kinds");
        assertThat(penalties.of(XF, FIRM)).singleElement().satisfies(p -> {
            assertThat(p.kinds()).containsExactly("罚款");
            assertThat(new Object[] {
                        p.docName(),
                        p.docNo(),
                        p.decisionDate(),
                        p.illegalType(),
                        p.facts(),
                        p.basis(),
                        p.content(),
                        p.fine(),
                        p.forfeit(),
                        p.validTo(),
                        p.publicUntil(),
                        p.organ(),
                        p.legalRepresentative(),
                        p.digest()
                    })
                    .containsOnlyNulls();
        });
    }

    @Test
    void R53_without_an_agreement_others_penalties_are_not_there_and_the_own_ones_whole() {
        handedIn(1, "");
        assertThat(penalties.of(XF, FIRM)).isEmpty();
        assertThat(penalties.of(of("ZJ", "王"), FIRM)).singleElement().satisfies(p -> assertThat(p.legalRepresentative())
                .isEqualTo("张三"));
    }

    @Test
    void what_is_secret_was_taken_back_or_corrected_is_not_shared() {
        sharing.shared("ZJ", "XF", PENALTY, "*");
        // none is taken in that is secret; one that became so
        sharing.jdbc
                .sql("UPDATE record SET content = jsonb_set(content, '{secret}', 'true') WHERE id = :id")
                .param("id", handedIn(1, ""))
                .update();
        var back = handedIn(2, "");
        sharing.jdbc
                .sql("INSERT INTO open_withdrawal VALUES (:id, 'ZJ', '撤销', 'a', now())")
                .param("id", back)
                .update();
        var first = handedIn(3, "");
        sharing.jdbc
                .sql("UPDATE delivery SET state = 'REJECTED' WHERE record_id = :id")
                .param("id", first)
                .update();
        var second = handedIn(3, ", \"correctionOf\": \"" + first + "\"");
        assertThat(penalties.of(XF, FIRM)).extracting(SharedPenalty::recordId).containsExactly(second);
    }

    @Test
    void R53_the_database_shows_no_penalty_that_no_agreement_shares() {
        handedIn(1, "");
        sharing.as("XF", () -> assertThat(seen()).isZero());
        sharing.shared("ZJ", "XF", PENALTY, "kinds");
        sharing.as("XF", () -> assertThat(seen()).isEqualTo(1));
        sharing.as("YJ", () -> assertThat(seen()).isZero());
    }

    private long seen() {
        return sharing.count("shared_penalty");
    }

    @Test
    void a_wrong_number_is_told_before_anything_is_asked() {
        assertThatThrownBy(() -> penalties.of(XF, FIRM.substring(0, 17) + "?"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("check digit");
    }
}
