package org.provgate.plans;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Plans in the database. A round is never changed: a change is a new version. */
final class PlanTables {

    /** One writer at a time: numbers and versions without a gap, and no two people approve different versions at once. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('plans', 7))";

    private static final String NUMBER = """
            SELECT :prefix || lpad((coalesce(max(right(plan_id, 4)::integer), 0) + 1)::text, 4, '0')
              FROM plan WHERE starts_with(plan_id, :prefix)
            """;

    private static final String PLAN = """
            INSERT INTO plan (plan_id, version, year, name, joint, starts, ends, lead_department, scope, adjust_reason, state,
                              written_by, written_at)
            VALUES (:id, :version, :year, :name, :joint, :starts, :ends, :lead, :scope, :reason, 'DRAFT', :by, :at)
            """;

    private static final String ROUND = """
            INSERT INTO plan_round (plan_id, version, number, name, item_codes, departments, rate, starts, ends)
            VALUES (:id, :version, :number, :name, :items, :departments, :rate, :starts, :ends)
            """;

    private static final String NEWEST = """
            SELECT * FROM plan p
             WHERE version = (SELECT max(version) FROM plan v WHERE v.plan_id = p.plan_id)
               AND (cast(:year AS integer) IS NULL OR year = :year) AND plan_id > coalesce(:after, '')
             ORDER BY plan_id LIMIT :most
            """;

    private static final String UNKNOWN = """
            SELECT DISTINCT u.code FROM plan p JOIN plan_round r USING (plan_id, version), unnest(r.item_codes) AS u (code)
             WHERE plan_id = :id AND version = :version
               AND NOT EXISTS (SELECT FROM item i JOIN item_list l ON l.id = i.list_id
                                WHERE i.code = u.code AND l.year = p.year AND l.state = 'FIXED')
             ORDER BY u.code
            """;

    private final JdbcClient jdbc;

    PlanTables(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    void lock() {
        jdbc.sql(LOCK).query(row -> {});
    }

    String nextNumber(String areaCode, int year) {
        return jdbc.sql(NUMBER)
                .param("prefix", areaCode + year)
                .query(String.class)
                .single();
    }

    void insert(
            String id, int version, PlanHead head, List<Round> rounds, @Nullable String reason, String by, Instant at) {
        jdbc.sql(PLAN)
                .param("id", id)
                .param("version", version)
                .param("year", head.year())
                .param("name", head.name())
                .param("joint", head.joint())
                .param(
                        "starts",
                        rounds.stream()
                                .map(Round::starts)
                                .min(LocalDate::compareTo)
                                .orElseThrow())
                .param(
                        "ends",
                        rounds.stream()
                                .map(Round::ends)
                                .max(LocalDate::compareTo)
                                .orElseThrow())
                .param("lead", head.leadDepartment())
                .param("scope", head.scope())
                .param("reason", reason)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        for (var r : rounds)
            jdbc.sql(ROUND)
                    .param("id", id)
                    .param("version", version)
                    .param("number", r.number())
                    .param("name", r.name())
                    .param("items", r.itemCodes().toArray(String[]::new))
                    .param("departments", r.departments().toArray(String[]::new))
                    .param("rate", r.rate())
                    .param("starts", r.starts())
                    .param("ends", r.ends())
                    .update();
    }

    void approve(String id, int version, String by, Instant at) {
        jdbc.sql(
                        "UPDATE plan SET state = 'APPROVED', approved_by = :by, approved_at = :at WHERE plan_id = :id AND version = :version")
                .param("id", id)
                .param("version", version)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
    }

    void publish(String id, int version, LocalDate at, String where) {
        jdbc.sql("""
                        UPDATE plan SET state = 'PUBLISHED', published_at = :at, published_where = :where
                         WHERE plan_id = :id AND version = :version
                        """)
                .param("id", id)
                .param("version", version)
                .param("at", at)
                .param("where", where)
                .update();
    }

    /** Marks the versions before this one as replaced. */
    void replace(String id, int version, boolean draftsOnly) {
        jdbc.sql("""
                        UPDATE plan SET state = 'REPLACED'
                         WHERE plan_id = :id AND version < :version AND (NOT :drafts OR state = 'DRAFT')
                        """)
                .param("id", id)
                .param("version", version)
                .param("drafts", draftsOnly)
                .update();
    }

    List<Plan> newest(@Nullable Integer year, @Nullable String after, int most) {
        return jdbc.sql(NEWEST)
                .param("year", year)
                .param("after", after)
                .param("most", most)
                .query(this::plan)
                .list();
    }

    List<Plan> versions(String id) {
        return jdbc.sql("SELECT * FROM plan WHERE plan_id = :id ORDER BY version")
                .param("id", id)
                .query(this::plan)
                .list();
    }

    Optional<Plan> version(String id, int version) {
        return jdbc.sql("SELECT * FROM plan WHERE plan_id = :id AND version = :version")
                .param("id", id)
                .param("version", version)
                .query(this::plan)
                .optional();
    }

    /** Returns the items of a version that no fixed list of its year has. */
    List<String> unknownItems(String id, int version) {
        return jdbc.sql(UNKNOWN)
                .param("id", id)
                .param("version", version)
                .query(String.class)
                .list();
    }

    private List<Round> rounds(String id, int version) {
        return jdbc.sql("SELECT * FROM plan_round WHERE plan_id = :id AND version = :version ORDER BY number")
                .param("id", id)
                .param("version", version)
                .query((row, n) -> new Round(
                        row.getInt("number"),
                        row.getString("name"),
                        texts(row.getArray("item_codes")),
                        texts(row.getArray("departments")),
                        row.getBigDecimal("rate").stripTrailingZeros(),
                        row.getObject("starts", LocalDate.class),
                        row.getObject("ends", LocalDate.class)))
                .list();
    }

    private Plan plan(ResultSet row, int n) throws SQLException {
        var approvedAt = row.getTimestamp("approved_at");
        return new Plan(
                row.getString("plan_id"),
                row.getInt("version"),
                row.getInt("year"),
                row.getString("name"),
                row.getBoolean("joint"),
                row.getObject("starts", LocalDate.class),
                row.getObject("ends", LocalDate.class),
                row.getString("lead_department"),
                row.getString("scope"),
                row.getString("adjust_reason"),
                Plan.State.valueOf(row.getString("state")),
                row.getString("written_by"),
                row.getTimestamp("written_at").toInstant(),
                row.getString("approved_by"),
                approvedAt == null ? null : approvedAt.toInstant(),
                row.getObject("published_at", LocalDate.class),
                row.getString("published_where"),
                rounds(row.getString("plan_id"), row.getInt("version")));
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
