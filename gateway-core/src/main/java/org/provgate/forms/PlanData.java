package org.provgate.forms;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what the work plan of a batch says. */
final class PlanData {

    private static final String BATCH = """
            SELECT b.*, p.name AS plan_name FROM batch b
                   LEFT JOIN plan p ON p.plan_id = b.plan_id AND p.version = b.plan_version
             WHERE b.id = :batch
            """;

    private static final String CONDITIONS = """
            SELECT c.key, (SELECT string_agg(v, '、') FROM jsonb_array_elements_text(c.value) v) AS values
              FROM batch b CROSS JOIN LATERAL jsonb_each(b.filter) c
             WHERE b.id = :batch AND jsonb_typeof(c.value) = 'array' AND c.value <> '[]' ORDER BY c.key
            """;

    private static final String DEPARTMENTS =
            "SELECT department, team_size, specialty FROM batch_department WHERE batch_id = :batch ORDER BY position";

    private static final String STRATA = """
            WITH taken AS (SELECT tt.stratum, count(*) AS n FROM task t JOIN task_target tt ON tt.task_id = t.id
                            WHERE t.batch_id = :batch GROUP BY tt.stratum)
            SELECT k.stratum, (b.rates ->> k.stratum)::numeric AS rate, (b.minimum ->> k.stratum)::bigint AS minimum,
                   CASE WHEN b.strata IS NOT NULL THEN coalesce((b.strata ->> k.stratum)::bigint, 0) END AS frame,
                   CASE WHEN b.drawn_at IS NOT NULL THEN coalesce(d.n, 0) END AS drawn
              FROM batch b CROSS JOIN LATERAL (
                       SELECT jsonb_object_keys(b.rates) UNION SELECT jsonb_object_keys(b.minimum)
                        UNION SELECT jsonb_object_keys(b.strata)) k (stratum)
                   LEFT JOIN taken d ON d.stratum = k.stratum
             WHERE b.id = :batch ORDER BY k.stratum
            """;

    private static final String TARGETS = """
            SELECT coalesce(s.uscc, s.reg_no, tt.subject_key) AS number, s.name, tt.stratum,
                   (SELECT string_agg(coalesce(o.name, '（待补派）'), '、' ORDER BY d.position, ts.seat)
                      FROM task_seat ts JOIN batch_department d ON d.batch_id = t.batch_id AND d.department = ts.department
                           LEFT JOIN officer o ON o.id = ts.officer_id
                     WHERE ts.task_id = t.id AND ts.subject_key = tt.subject_key) AS officers
              FROM task t JOIN task_target tt ON tt.task_id = t.id
                   LEFT JOIN subject s ON s.province = t.province AND s.identity = tt.subject_key
             WHERE t.batch_id = :batch ORDER BY tt.position
            """;

    private final JdbcClient jdbc;
    private final FormData forms;

    PlanData(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.forms = new FormData(jdbc);
    }

    WorkPlan plan(String batch) {
        return jdbc.sql(BATCH)
                .param("batch", batch)
                .query((row, n) -> plan(row))
                .optional()
                .orElseThrow(() -> new Refusal("batch-unknown", "there is no batch " + batch));
    }

    private WorkPlan plan(ResultSet row) throws SQLException {
        var batch = row.getString("id");
        var names = forms.names();
        var lead = row.getString("lead_department");
        return new WorkPlan(
                batch,
                row.getString("name"),
                planOf(row),
                names.getOrDefault(lead, lead),
                row.getString("item_class").equals("KEY"),
                all(
                        CONDITIONS,
                        batch,
                        r -> new WorkPlan.Condition(Words.condition(r.getString("key")), r.getString("values"))),
                row.getObject("window_start", LocalDate.class),
                row.getObject("window_end", LocalDate.class),
                WorkPlan.State.valueOf(row.getString("state")),
                replaces(row),
                row.getString("seed"),
                departments(batch),
                all(STRATA, batch, PlanData::stratum),
                all(
                        "SELECT reason, subjects FROM batch_exclusion WHERE batch_id = :batch ORDER BY reason",
                        batch,
                        r -> new WorkPlan.Exclusion(Words.exclusion(r.getString("reason")), r.getLong("subjects"))),
                proofs(row),
                all(TARGETS, batch, PlanData::target));
    }

    private static @Nullable String planOf(ResultSet row) throws SQLException {
        var plan = row.getString("plan_id");
        return plan == null
                ? null
                : "%s（%s，第 %d 版，第 %d 轮）"
                        .formatted(
                                row.getString("plan_name"), plan, row.getInt("plan_version"), row.getInt("plan_round"));
    }

    private static @Nullable String replaces(ResultSet row) throws SQLException {
        var replaced = row.getString("replaces");
        return replaced == null ? null : "取代批次 " + replaced + "，原因：" + row.getString("replace_reason");
    }

    private List<WorkPlan.Department> departments(String batch) {
        var names = forms.names();
        var items = forms.items(batch);
        return all(DEPARTMENTS, batch, row -> {
            var code = row.getString("department");
            var inspected = items.getOrDefault(code, List.of());
            return new WorkPlan.Department(
                    names.getOrDefault(code, code),
                    row.getInt("team_size"),
                    row.getString("specialty"),
                    inspected.stream().map(i -> i.code() + " " + i.name()).toList(),
                    inspected.stream().map(FormSheet.Item::basis).toList());
        });
    }

    private static WorkPlan.Stratum stratum(ResultSet row) throws SQLException {
        return new WorkPlan.Stratum(
                Words.stratum(row.getString("stratum")),
                row.getObject("rate", BigDecimal.class),
                row.getObject("minimum", Long.class),
                row.getObject("frame", Long.class),
                row.getObject("drawn", Long.class));
    }

    private List<WorkPlan.Proof> proofs(ResultSet row) throws SQLException {
        var proofs = new ArrayList<WorkPlan.Proof>();
        add(proofs, "登记库根（同步批次 " + row.getLong("run_id") + "）", row.getString("register_root"));
        add(proofs, "抽查对象名录户数", row.getString("frame_size"));
        add(proofs, "抽查对象名录根", row.getString("frame_root"));
        add(proofs, "检查人员名录根", row.getString("roster_root"));
        add(proofs, "利害关系表根", row.getString("conflicts_root"));
        add(proofs, "抽取参数摘要", row.getString("parameters_digest"));
        proofs.addAll(all(
                "SELECT contributor, event, commitment, nonce, value FROM batch_contributor WHERE batch_id = :batch"
                        + " ORDER BY contributor",
                row.getString("id"),
                PlanData::contribution));
        add(proofs, "抽取文件摘要", row.getString("document_digest"));
        return proofs;
    }

    private static void add(List<WorkPlan.Proof> proofs, String name, @Nullable String value) {
        if (value != null) proofs.add(new WorkPlan.Proof(name, value));
    }

    private static WorkPlan.Proof contribution(ResultSet row) throws SQLException {
        var lines = new ArrayList<String>();
        if (row.getString("event") != null) lines.add("公开事件：" + row.getString("event"));
        if (row.getString("commitment") != null) lines.add("承诺：" + row.getString("commitment"));
        if (row.getString("nonce") != null) lines.add("随机数：" + row.getString("nonce"));
        lines.add(row.getString("value") == null ? "尚未揭示" : "取值：" + row.getString("value"));
        return new WorkPlan.Proof("种子贡献方 " + row.getString("contributor"), String.join("\n", lines));
    }

    private static WorkPlan.Target target(ResultSet row) throws SQLException {
        return new WorkPlan.Target(
                row.getString("number"), row.getString("name"), row.getString("stratum"), row.getString("officers"));
    }

    /** Maps a row. */
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> all(String sql, String batch, Reading<T> reading) {
        return jdbc.sql(sql)
                .param("batch", batch)
                .query((row, n) -> reading.of(row))
                .list();
    }
}
