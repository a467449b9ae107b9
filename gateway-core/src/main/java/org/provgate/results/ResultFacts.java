package org.provgate.results;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is known of tasks, targets, teams, officers, items and subjects that some submissions name: a query for each. */
final class ResultFacts {

    private static final String TASKS = """
            SELECT t.id, t.province, t.area_code, t.name, t.starts, t.ends, t.state, t.drawn, b.state AS batch_state, b.plan_id
              FROM task t LEFT JOIN batch b ON b.id = t.batch_id WHERE t.id = ANY(:tasks)
            """;
    private static final String TEAMS = """
            SELECT DISTINCT a.task, tt.subject_key, s.department, o.cert_no
              FROM unnest(:tasks, :subjects) AS a (task, subject)
              JOIN task_target tt ON tt.task_id = a.task AND tt.subject_key IN (a.subject, upper(a.subject))
              LEFT JOIN task_seat s ON s.task_id = tt.task_id AND s.subject_key = tt.subject_key
              LEFT JOIN officer o ON o.id = s.officer_id
            """;
    private static final String OFFICERS =
            "SELECT cert_no, name, cert_valid_to, expert FROM officer WHERE cert_no = ANY(:certNos)";
    private static final String ITEMS = """
            SELECT DISTINCT i.code, l.department, l.joint, l.year
              FROM item i JOIN item_list l ON l.id = i.list_id WHERE l.state = 'FIXED' AND i.code = ANY(:codes)
            """;
    private static final String SUBJECTS = """
            SELECT province, identity, uscc, source_key, name FROM subject
             WHERE province = ANY(:provinces) AND identity = ANY(:keys)
            """;
    /** Of subjects that left the register since they were drawn. */
    private static final String GONE = """
            SELECT DISTINCT ON (province, identity) province, identity, uscc, source_key, name FROM subject_history
             WHERE province = ANY(:provinces) AND identity = ANY(:keys) ORDER BY province, identity, valid_to DESC
            """;

    /** @param drawn and not outside the draw @param batchState null outside the draw */
    record TaskFact(
            String id,
            String province,
            String areaCode,
            String name,
            LocalDate starts,
            LocalDate ends,
            boolean open,
            boolean drawn,
            @Nullable String batchState,
            @Nullable String planId) {}

    /** A subject of a task. @param certNos of its teams today, substitutes included */
    record Target(String subjectKey, Set<String> departments, Set<String> certNos) {}

    record OfficerFact(String name, LocalDate certValidTo, boolean expert) {}

    record SubjectFact(
            @Nullable String uscc,
            @Nullable String sourceKey,
            @Nullable String name) {}

    private record Listed(String code, String department, boolean joint, int year) {}

    private final Map<String, TaskFact> tasks = new HashMap<>();
    private final Map<String, Target> targets = new HashMap<>();
    private final Map<String, OfficerFact> officers = new HashMap<>();
    private final Map<String, SubjectFact> subjects = new HashMap<>();
    private final Map<String, List<Listed>> items;

    ResultFacts(JdbcClient jdbc, Collection<ResultSubmission> submissions) {
        var named = submissions.stream()
                .filter(s -> s.taskId() != null && s.subject() != null)
                .toList();
        jdbc.sql(TASKS)
                .param("tasks", texts(submissions.stream().map(ResultSubmission::taskId)))
                .query((ResultSet r) -> task(r));
        jdbc.sql(TEAMS)
                .param("tasks", named.stream().map(ResultSubmission::taskId).toArray(String[]::new))
                .param("subjects", named.stream().map(ResultSubmission::subject).toArray(String[]::new))
                .query((ResultSet r) -> seat(r));
        jdbc.sql(OFFICERS)
                .param("certNos", texts(submissions.stream().flatMap(s -> s.certNos().stream())))
                .query((ResultSet r) -> {
                    officers.put(
                            r.getString("cert_no"),
                            new OfficerFact(
                                    r.getString("name"),
                                    r.getObject("cert_valid_to", LocalDate.class),
                                    r.getBoolean("expert")));
                });
        items = jdbc
                .sql(ITEMS)
                .param("codes", texts(submissions.stream().flatMap(s -> s.itemCodes().stream())))
                .query((r, n) -> new Listed(
                        r.getString("code"), r.getString("department"), r.getBoolean("joint"), r.getInt("year")))
                .stream()
                .collect(Collectors.groupingBy(Listed::code));
        loadSubjects(jdbc, named);
    }

    @Nullable
    TaskFact task(@Nullable String id) {
        return id == null ? null : tasks.get(id);
    }

    /** Returns the target a submission names, by key or by 统一社会信用代码; null if the task has none such. */
    @Nullable
    Target target(ResultSubmission s) {
        var exact = targets.get(key(s.taskId(), s.subject()));
        return exact != null || s.subject() == null ? exact : targets.get(key(s.taskId(), upper(s.subject())));
    }

    @Nullable
    OfficerFact officer(String certNo) {
        return officers.get(certNo);
    }

    /** Returns the subject as the register has it, or had it last. */
    @Nullable
    SubjectFact subject(String province, String key) {
        var exact = subjects.get(key(province, key));
        return exact != null ? exact : subjects.get(key(province, upper(key)));
    }

    /** Returns whether an item stands on a fixed list of the task's year: a joint one, or one of these departments. */
    boolean listed(String code, TaskFact task, Set<String> departments) {
        return items.getOrDefault(code, List.of()).stream()
                .anyMatch(i -> i.year == task.starts.getYear() && (i.joint || departments.contains(i.department)));
    }

    private void task(ResultSet r) throws java.sql.SQLException {
        var id = r.getString("id");
        tasks.put(
                id,
                new TaskFact(
                        id,
                        r.getString("province"),
                        r.getString("area_code"),
                        r.getString("name"),
                        r.getObject("starts", LocalDate.class),
                        r.getObject("ends", LocalDate.class),
                        r.getString("state").equals("OPEN"),
                        r.getBoolean("drawn"),
                        r.getString("batch_state"),
                        r.getString("plan_id")));
    }

    private void seat(ResultSet r) throws java.sql.SQLException {
        var subject = r.getString("subject_key");
        var target = targets.computeIfAbsent(
                key(r.getString("task"), subject), k -> new Target(subject, new HashSet<>(), new HashSet<>()));
        if (r.getString("department") != null) target.departments.add(r.getString("department"));
        if (r.getString("cert_no") != null) target.certNos.add(r.getString("cert_no"));
    }

    private void loadSubjects(JdbcClient jdbc, List<ResultSubmission> named) {
        var provinces = texts(tasks.values().stream().map(TaskFact::province));
        Set<String> keys = new HashSet<>();
        for (var s : named) {
            var target = target(s);
            if (target != null) keys.add(target.subjectKey);
            else if (s.subject() != null) keys.addAll(List.of(s.subject(), upper(s.subject())));
        }
        for (var statement : List.of(SUBJECTS, GONE)) {
            if (keys.isEmpty() || provinces.length == 0) return;
            Set<String> found = new HashSet<>();
            jdbc.sql(statement)
                    .param("provinces", provinces)
                    .param("keys", keys.toArray(String[]::new))
                    .query((ResultSet r) -> {
                        found.add(r.getString("identity"));
                        subjects.put(
                                key(r.getString("province"), r.getString("identity")),
                                new SubjectFact(r.getString("uscc"), r.getString("source_key"), r.getString("name")));
                    });
            keys.removeAll(found);
        }
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static String key(@Nullable String first, @Nullable String second) {
        return first + "\n" + second;
    }

    private static String[] texts(java.util.stream.Stream<@Nullable String> texts) {
        return texts.filter(java.util.Objects::nonNull).distinct().toArray(String[]::new);
    }
}
