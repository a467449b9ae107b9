package org.provgate.tasks;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Numbers of tasks and forms (domain 3.5): area 6, day 8, sequence 4; a form adds its place in the task. */
final class TaskNumbers {

    /** One at a time, until the transaction ends, so that no number is given twice and none is left out. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('provgate.task-number'))";

    private static final String LATEST =
            "SELECT coalesce(max(right(id, 4)::integer), 0) FROM task WHERE id BETWEEN :head || '0000' AND :head || '9999'";

    private TaskNumbers() {}

    static String next(JdbcClient jdbc, String areaCode, LocalDate day) {
        jdbc.sql(LOCK).query(row -> {});
        var head = areaCode + day.format(DateTimeFormatter.BASIC_ISO_DATE);
        int next = jdbc.sql(LATEST).param("head", head).query(Integer.class).single() + 1;
        if (next > 9_999) throw new IllegalStateException("area " + areaCode + " has 9,999 tasks of " + day);
        return head + String.format(Locale.ROOT, "%04d", next);
    }

    static String form(String task, int position) {
        return task + String.format(Locale.ROOT, "-%05d", position);
    }
}
