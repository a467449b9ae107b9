package org.provgate.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.rules.DrawRules;
import org.provgate.rules.ItemClass;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All tasks, and the orders of those outside the draw. For several threads. */
public final class Tasks {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private static final String INSERT = """
            INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
            VALUES (:id, :ground, :reference, :name, :province, :areaCode, :starts, :ends, 'OPEN', :actor, :at)
            """;
    private static final String SEATS = """
            INSERT INTO task_seat (task_id, subject_key, department, seat, officer_id)
            SELECT tt.task_id, tt.subject_key, o.department, row_number() OVER (PARTITION BY tt.subject_key, o.department ORDER BY o.id), o.id
              FROM task_target tt CROSS JOIN officer o WHERE tt.task_id = :id AND o.id = ANY(CAST(:officers AS text[]))
            """;
    private static final String TASKS = """
            SELECT t.*, (SELECT count(*) FROM task_target tt WHERE tt.task_id = t.id) AS targets,
                   (SELECT count(*) FROM task_target tt WHERE tt.task_id = t.id AND tt.unstaffed) AS unstaffed
              FROM task t WHERE %s ORDER BY t.created_at DESC, t.id DESC LIMIT :most
            """;
    private static final String OLDER = "(t.created_at, t.id) < (SELECT created_at, id FROM task WHERE id = :before)";
    private static final String TARGETS = """
            SELECT tt.*, s.department, s.seat, s.officer_id
              FROM (SELECT * FROM task_target WHERE task_id = :task AND position > :after ORDER BY position LIMIT :most) tt
              LEFT JOIN task_seat s USING (task_id, subject_key)
             ORDER BY tt.position, s.department, s.seat
            """;
    private static final String COUNTS = """
            SELECT count(*) FILTER (WHERE t.drawn AND extract(year FROM t.starts) = :year) AS drawn,
                   count(*) FILTER (WHERE NOT t.drawn AND extract(year FROM t.starts) = :year) AS triggered,
                   max(t.ends) FILTER (WHERE t.drawn) AS last_ends
              FROM task_target tt JOIN task t ON t.id = tt.task_id LEFT JOIN batch b ON b.id = t.batch_id
             WHERE tt.subject_key = :subject AND b.state IS DISTINCT FROM 'ABORTED'
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Evidence evidence;
    private final DrawRules rules;
    private final OfficerChecks officers;
    private final Clock clock;

    public Tasks(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            DrawRules rules,
            Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.evidence = evidence;
        this.rules = rules;
        this.officers = new OfficerChecks(jdbc);
        this.clock = clock;
    }

    /**
     * Orders a task outside the draw.
     *
     * @param actor who orders it
     * @throws Refusal with every rule it breaks
     */
    public Task trigger(Triggered order, String actor) {
        return transactions.execute(tx -> {
            var violations = violations(order);
            if (!violations.isEmpty()) throw new Refusal("task “" + order.name() + "”", violations);
            var id = TaskNumbers.next(jdbc, order.areaCode(), LocalDate.ofInstant(clock.instant(), SHANGHAI));
            insert(id, order, actor);
            evidence.append(new Entry(
                    order.province(),
                    actor,
                    "task.triggered",
                    "task/" + id,
                    order.ground() + ", " + order.subjects().size() + " subjects, "
                            + order.officers().size() + " officers",
                    "task-" + id,
                    null,
                    null));
            return one(id).orElseThrow();
        });
    }

    /**
     * Closes a task outside the draw; a drawn one is closed with its batch.
     *
     * @throws Refusal if it is not there, drawn, closed already, or a record of it is suspected of being a crime (R60)
     */
    public Task close(String id, String actor) {
        return transactions.execute(tx -> {
            var task = one(id).orElseThrow(() -> new Refusal("task-unknown", "there is no task " + id));
            if (task.batch() != null)
                throw new Refusal("task-drawn", "task " + id + " is closed with its batch " + task.batch());
            Closing.check(jdbc, id);
            int closed = jdbc.sql("UPDATE task SET state = 'CLOSED' WHERE id = :id AND state = 'OPEN'")
                    .param("id", id)
                    .update();
            if (closed == 0) throw new Refusal("wrong-state", "task " + id + " is closed already");
            evidence.append(
                    new Entry(task.province(), actor, "task.closed", "task/" + id, "closed", "task-" + id, null, null));
            return one(id).orElseThrow();
        });
    }

    public Optional<Task> one(String id) {
        return jdbc.sql(TASKS.formatted("t.id = :id"))
                .param("id", id)
                .param("most", 1)
                .query(Tasks::task)
                .optional();
    }

    /**
     * Returns tasks, the newest first.
     *
     * @param drawn only drawn ones, or only triggered ones; null for both
     * @param before only those older than this one, to page on; null from the start
     */
    public List<Task> list(@Nullable Boolean drawn, @Nullable String before, int most) {
        var which = drawn == null ? "true" : drawn ? "t.drawn" : "NOT t.drawn";
        return jdbc.sql(TASKS.formatted(which + " AND " + (before == null ? "true" : OLDER)))
                .param("before", before)
                .param("most", most)
                .query(Tasks::task)
                .list();
    }

    /** Returns subjects of a task in its order. @param after only later positions; 0 for the first */
    public List<Task.Target> targets(String task, int after, int most) {
        Map<Integer, Task.Target> targets = new TreeMap<>();
        jdbc.sql(TARGETS)
                .param("task", task)
                .param("after", after)
                .param("most", most)
                .query((ResultSet r) -> {
                    var target = targets.computeIfAbsent(r.getInt("position"), position -> target(r, position));
                    if (r.getString("department") != null)
                        target.seats()
                                .add(new Task.Seat(
                                        r.getString("department"), r.getInt("seat"), r.getString("officer_id")));
                });
        return List.copyOf(targets.values());
    }

    /** Returns how often a subject was inspected in a calendar year. */
    public Task.Burden burden(String subject, int year) {
        return jdbc.sql(COUNTS)
                .param("subject", subject)
                .param("year", year)
                .query((r, n) -> new Task.Burden(
                        r.getInt("drawn"), r.getInt("triggered"), r.getObject("last_ends", LocalDate.class)))
                .single();
    }

    private List<Violation> violations(Triggered order) {
        var day = LocalDate.ofInstant(clock.instant(), SHANGHAI);
        var found = new ArrayList<Violation>();
        rules.on(day, order.province(), order.areaCode(), ItemClass.KEY, null)
                .team("this task", (int) order.officers().stream().distinct().count())
                .ifPresent(found::add);
        found.addAll(officers.violations(order));
        return found;
    }

    private void insert(String id, Triggered order, String actor) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("ground", order.ground().name())
                .param("reference", order.reference())
                .param("name", order.name())
                .param("province", order.province())
                .param("areaCode", order.areaCode())
                .param("starts", order.starts())
                .param("ends", order.ends())
                .param("actor", actor)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        int position = 0;
        for (var subject : order.subjects()) {
            position++;
            jdbc.sql(
                            "INSERT INTO task_target (task_id, subject_key, position, form_no) VALUES (:id, :subject, :n, :form)")
                    .param("id", id)
                    .param("subject", subject)
                    .param("n", position)
                    .param("form", TaskNumbers.form(id, position))
                    .update();
        }
        jdbc.sql(SEATS)
                .param("id", id)
                .param("officers", order.officers().toArray(String[]::new))
                .update();
    }

    private static Task task(ResultSet r, int n) throws SQLException {
        var ground = r.getString("ground");
        return new Task(
                r.getString("id"),
                r.getString("batch_id"),
                ground == null ? null : Ground.valueOf(ground),
                r.getString("ground_ref"),
                r.getString("name"),
                r.getString("province"),
                r.getString("area_code"),
                r.getObject("starts", LocalDate.class),
                r.getObject("ends", LocalDate.class),
                Task.State.valueOf(r.getString("state")),
                r.getString("created_by"),
                r.getTimestamp("created_at").toInstant(),
                r.getInt("targets"),
                r.getInt("unstaffed"));
    }

    private static Task.Target target(ResultSet r, int position) {
        try {
            return new Task.Target(
                    r.getString("subject_key"),
                    position,
                    r.getString("form_no"),
                    r.getString("stratum"),
                    r.getString("ticket"),
                    r.getBoolean("unstaffed"),
                    new ArrayList<>());
        } catch (SQLException e) {
            throw new org.springframework.jdbc.UncategorizedSQLException("targets", TARGETS, e);
        }
    }
}
