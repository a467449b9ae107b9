package org.provgate.tasks;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.provgate.rules.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether the people and subjects of a task outside the draw may be paired. */
final class OfficerChecks {

    private static final String OFFICERS = """
            SELECT id, active, expert, cert_valid_to FROM officer WHERE id = ANY(CAST(:officers AS text[]))
            """;
    private static final String CONFLICTS = """
            SELECT officer_id, subject_key FROM officer_conflict
             WHERE officer_id = ANY(CAST(:officers AS text[])) AND subject_key = ANY(CAST(:subjects AS text[]))
             ORDER BY officer_id, subject_key
            """;
    private static final String UNKNOWN = """
            SELECT key FROM unnest(CAST(:subjects AS text[])) AS key
             WHERE NOT EXISTS (SELECT FROM subject s WHERE s.province = :province AND s.identity = key)
            """;

    private final JdbcClient jdbc;

    OfficerChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Violation> violations(Triggered order) {
        var found = new ArrayList<Violation>();
        var officers = order.officers().toArray(String[]::new);
        var subjects = order.subjects().toArray(String[]::new);
        Set<String> unknown = new TreeSet<>(order.officers());
        jdbc.sql(OFFICERS).param("officers", officers).query((ResultSet r) -> {
            var id = r.getString("id");
            unknown.remove(id);
            if (!r.getBoolean("active")) add(found, "R20-active", "R20", "officer " + id + " is no longer active");
            if (r.getBoolean("expert"))
                add(found, "R22-expert", "R22", id + " is an expert, who assists but is no officer");
            if (r.getObject("cert_valid_to", LocalDate.class).isBefore(order.ends()))
                add(found, "R20-certificate", "R20, R21", "the certificate of " + id + " ends before the task does");
        });
        unknown.forEach(id -> add(found, "R20-officer", "R20", "there is no officer " + id));
        jdbc.sql(CONFLICTS)
                .param("officers", officers)
                .param("subjects", subjects)
                .query((ResultSet r) -> add(
                        found,
                        "R27-conflict",
                        "R27",
                        "officer " + r.getString(1) + " has a conflict of interest with " + r.getString(2)));
        jdbc.sql(UNKNOWN)
                .param("subjects", subjects)
                .param("province", order.province())
                .query((ResultSet r) -> add(
                        found,
                        "R15-subject",
                        "R15",
                        "subject " + r.getString(1) + " is not in the register of " + order.province()));
        return found;
    }

    private static void add(List<Violation> found, String rule, String basis, String message) {
        found.add(new Violation(rule, basis, message));
    }
}
