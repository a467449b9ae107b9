package org.provgate.batches;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.provgate.rules.RuleSet;
import org.provgate.tasks.DrawnTasks;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Who can be drawn: one statement, so one view of the register and of its seal, however busy the night is.
 *
 * <p>Subjects marked stale stay in: their last good version counts, and bad data is no way out of the draw.
 */
final class FrameSelection {

    private static final String SELECT = """
            WITH seal AS (
                SELECT id, register_root FROM run WHERE province = :province AND state = 'SEALED' AND register_root IS NOT NULL
                 ORDER BY id DESC LIMIT 1),
            burden AS (%s),
            entries AS (
                SELECT uscc, reg_no, source_key FROM list_entry
                 WHERE province = :province AND kind IN ('abnormal', 'serious') AND out_date IS NULL),
            listed AS (
                SELECT coalesce(uscc, reg_no) AS identity FROM entries WHERE coalesce(uscc, reg_no) IS NOT NULL
                UNION
                SELECT k.identity FROM entries e JOIN subject k ON k.province = :province AND k.source_key = e.source_key),
            wanted AS (SELECT * FROM unnest(CAST(:departments AS text[]), CAST(:items AS text[])) AS w (department, item_code)),
            recognised AS (
                SELECT r.subject_key FROM recognised_result r
                       JOIN wanted w ON w.item_code = r.item_code AND w.department = coalesce(r.adopter, w.department)
                 WHERE r.ended_at IS NULL AND r.checked_on <= :start AND r.valid_until >= :start
                   AND NOT EXISTS (SELECT FROM record c WHERE c.correction_of = r.record_id)
                 GROUP BY r.subject_key HAVING count(DISTINCT (w.department, w.item_code)) = :itemCount),
            judged AS MATERIALIZED (
                SELECT s.identity,
                       CASE WHEN :all THEN 'ALL'
                            WHEN :listed AND (s.on_abnormal_list OR s.on_serious_list OR l.identity IS NOT NULL) THEN 'LISTED'
                            ELSE coalesce(s.risk_grade, 'NOGRADE') END AS stratum,
                       CASE WHEN s.state IS DISTINCT FROM :drawable THEN 'NOT_ACTIVE'
                            WHEN s.identity !~ '^[A-Za-z0-9._:-]{1,64}$' THEN 'KEY_FORMAT'
                            WHEN r.subject_key IS NOT NULL THEN 'RECOGNISED'
                            WHEN b.times >= :cap THEN 'YEARLY_CAP'
                            WHEN b.last_ends + :coolDown >= :start THEN 'COOL_DOWN' END AS reason
                  FROM subject s LEFT JOIN listed l USING (identity) LEFT JOIN recognised r ON r.subject_key = s.identity
                       LEFT JOIN burden b ON b.subject_key = s.identity
                 WHERE s.province = :province
                   AND (:anyType OR s.ent_type LIKE ANY(CAST(:types AS text[])))
                   AND (:anyIndustry OR s.industry_code LIKE ANY(CAST(:industries AS text[])))
                   AND (:anyArea OR s.area_code LIKE ANY(CAST(:areas AS text[])))
                   AND (:anyGrade OR s.risk_grade = ANY(CAST(:grades AS text[])))
                   AND (:anyTag OR EXISTS (SELECT FROM subject_tag t WHERE t.province = s.province
                                              AND t.subject_key = s.identity AND t.tag = ANY(CAST(:tags AS text[]))))),
            sorted AS MATERIALIZED (
                SELECT identity, stratum, CASE WHEN reason IS NULL AND stratum = 'NOGRADE' AND NOT :ungraded THEN 'NO_GRADE'
                       ELSE reason END AS reason FROM judged),
            framed AS (INSERT INTO batch_frame SELECT :batch, identity, stratum FROM sorted WHERE reason IS NULL),
            excluded AS (
                INSERT INTO batch_exclusion SELECT :batch, reason, count(*) FROM sorted WHERE reason IS NOT NULL GROUP BY reason)
            SELECT seal.id, seal.register_root, c.stratum, c.candidates
              FROM seal LEFT JOIN (SELECT stratum, count(*) AS candidates FROM sorted WHERE reason IS NULL GROUP BY stratum) c ON true
            """.formatted(DrawnTasks.BURDEN);

    private static final int NEVER = Integer.MAX_VALUE;
    /** Before any window: nobody rests. */
    private static final int NO_REST = -1_000_000;

    /** The seal of the register, and the candidates by stratum. */
    record Selected(long run, String registerRoot, SortedMap<String, Long> candidates) {}

    /** A subject stays as long as one of these is left: what a department has adopted is done for that department. */
    private record Wanted(String department, String item) {}

    private record Line(long run, String root, String stratum, long candidates) {}

    private final JdbcClient jdbc;

    FrameSelection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Fills the frame and the exclusions of a batch; empty if the province has no sealed register. */
    Optional<Selected> select(BatchDefinition batch, RuleSet rules) {
        var filter = batch.filter();
        var wanted = batch.departments().stream()
                .flatMap(d -> d.items().stream().distinct().map(item -> new Wanted(d.id(), item)))
                .toList();
        var lines = jdbc.sql(SELECT)
                .param("batch", batch.id())
                .param("province", batch.province())
                .param("yearStart", batch.windowStart().withDayOfYear(1))
                .param("start", batch.windowStart())
                .param("departments", wanted.stream().map(Wanted::department).toArray(String[]::new))
                .param("items", wanted.stream().map(Wanted::item).toArray(String[]::new))
                .param("itemCount", wanted.size())
                .param("drawable", rules.drawableState())
                .param("cap", rules.yearlyCap().orElse(NEVER))
                .param("coolDown", rules.coolDownDays().orElse(NO_REST))
                .param("all", batch.rates().containsKey(BatchDefinition.ALL))
                .param("listed", batch.rates().containsKey(BatchDefinition.LISTED))
                .param("ungraded", batch.rates().containsKey(BatchDefinition.NOGRADE))
                .param("anyType", filter.entTypes().isEmpty())
                .param("types", beginnings(filter.entTypes()))
                .param("anyIndustry", filter.industries().isEmpty())
                .param("industries", beginnings(filter.industries()))
                .param("anyArea", filter.areas().isEmpty())
                .param("areas", beginnings(filter.areas()))
                .param("anyGrade", filter.grades().isEmpty())
                .param("grades", filter.grades().stream().map(Enum::name).toArray(String[]::new))
                .param("anyTag", filter.tags().isEmpty())
                .param("tags", filter.tags().toArray(String[]::new))
                .query((r, n) -> new Line(r.getLong(1), r.getString(2), r.getString(3), r.getLong(4)))
                .list();
        if (lines.isEmpty()) return Optional.empty();
        var candidates = new TreeMap<String, Long>();
        for (var line : lines) if (line.stratum != null) candidates.put(line.stratum, line.candidates);
        return Optional.of(new Selected(lines.get(0).run, lines.get(0).root, candidates));
    }

    private static String[] beginnings(List<String> codes) {
        return codes.stream().map(code -> code + "%").toArray(String[]::new);
    }
}
