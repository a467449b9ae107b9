package org.provgate.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of adoptions whose record was corrected: a few statements however many there are. */
final class AdoptionReview {

    /** Follows each chain of corrections to its end. Skips what another gateway is looking at. */
    private static final String CORRECTED = """
            WITH RECURSIVE chain AS (
                SELECT a.id AS adoption, c.id AS record, c.submitted_at
                  FROM recognised_result a JOIN record c ON c.correction_of = a.record_id WHERE a.ended_at IS NULL
                UNION ALL
                SELECT h.adoption, c.id, c.submitted_at FROM chain h JOIN record c ON c.correction_of = h.record),
            newest AS (SELECT DISTINCT ON (adoption) adoption, record FROM chain ORDER BY adoption, submitted_at DESC, record DESC)
            SELECT a.*, r.id AS newest, r.event_on, r.digest, r.content,
                   EXISTS (SELECT FROM recognised_result o WHERE o.record_id = r.id AND o.item_code = a.item_code
                                                             AND o.adopter = a.adopter AND o.ended_at IS NULL) AS itself
              FROM newest n JOIN record r ON r.id = n.record JOIN recognised_result a ON a.id = n.adoption
             WHERE a.ended_at IS NULL ORDER BY a.id FOR UPDATE OF a SKIP LOCKED
            """;

    private static final String UPDATE = """
            UPDATE recognised_result a
               SET record_id = coalesce(u.record, a.record_id), checked_on = coalesce(u.checked, a.checked_on),
                   valid_until = coalesce(u.until, a.valid_until), rule = coalesce(u.rule, a.rule), end_reason = u.ended,
                   ended_at = CASE WHEN u.ended IS NOT NULL THEN CAST(:at AS timestamptz) END, ended_by = CASE WHEN u.ended IS NOT NULL THEN 'gateway' END
              FROM unnest(CAST(:ids AS bigint[]), :records, CAST(:checked AS date[]), CAST(:until AS date[]), :rules, :ended)
                   AS u (id, record, checked, until, rule, ended)
             WHERE a.id = u.id
            """;

    private final JdbcClient jdbc;
    private final FixedItems items;
    private final RecognitionRules rules;
    private final Clock clock;

    AdoptionReview(JdbcClient jdbc, RecognitionRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.items = new FixedItems(jdbc);
        this.rules = rules;
        this.clock = clock;
    }

    /** @param checked of the correction @param ended why it ends; null if it goes on with the correction */
    record Reviewed(
            Adoption adoption,
            String newest,
            LocalDate checked,
            @Nullable Reliance reliance,
            @Nullable String ended,
            String digest) {

        String action() {
            return ended == null ? "recognition.carried-on" : "recognition.ended";
        }

        String outcome() {
            return ended == null ? "goes on with its correction " + newest : ended;
        }

        private <T> @Nullable T kept(Function<Reliance, @Nullable T> value) {
            return ended == null && reliance != null ? value.apply(reliance) : null;
        }
    }

    /** Carries adoptions on or ends them, in the caller's transaction. */
    List<Reviewed> review() {
        var lists = items.now();
        var reviewed = jdbc.sql(CORRECTED).query((r, n) -> judge(r, lists)).list();
        if (reviewed.isEmpty()) return reviewed;
        jdbc.sql(UPDATE)
                .param("at", Timestamp.from(clock.instant()))
                .param(
                        "ids",
                        reviewed.stream()
                                .map(r -> String.valueOf(r.adoption.id()))
                                .toArray(String[]::new))
                .param("records", texts(reviewed, r -> r.kept(x -> r.newest)))
                .param("checked", texts(reviewed, r -> r.kept(x -> r.checked.toString())))
                .param("until", texts(reviewed, r -> r.kept(x -> String.valueOf(x.until()))))
                .param(
                        "rules",
                        texts(reviewed, r -> r.kept(x -> x.rule() == null ? null : AdoptionTable.name(x.rule()))))
                .param("ended", texts(reviewed, r -> r.ended))
                .update();
        return reviewed;
    }

    private Reviewed judge(ResultSet r, FixedItems.Lists lists) throws SQLException {
        var adoption = AdoptionTable.adoption(r);
        var checked = r.getObject("event_on", LocalDate.class);
        var result = new Result(
                r.getString("newest"),
                adoption.department(),
                null,
                checked,
                r.getString("digest"),
                Result.tree(r.getString("content")),
                lists,
                null,
                null,
                null,
                List.of());
        var reliance = Reliance.ground(
                rules, checked, adoption.itemCode(), result.itemClass(adoption.itemCode()), result.findings());
        var ended = ended(result, adoption, reliance, r.getBoolean("itself"));
        return new Reviewed(adoption, result.id(), checked, reliance, ended, result.digest());
    }

    private static @Nullable String ended(Result result, Adoption adoption, Reliance reliance, boolean itself) {
        var corrected = "the result was corrected by " + result.id();
        if (!result.items().contains(adoption.itemCode())) return corrected + ", which did not check the item";
        if (reliance.obstacle() != null) return corrected + ": " + reliance.obstacle();
        return itself ? corrected + ", which was adopted itself" : null;
    }

    private static @Nullable String[] texts(List<Reviewed> reviewed, Function<Reviewed, @Nullable String> value) {
        return reviewed.stream().map(value).toArray(String[]::new);
    }
}
