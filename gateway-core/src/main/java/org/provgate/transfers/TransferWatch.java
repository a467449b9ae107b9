package org.provgate.transfers;

import java.sql.ResultSet;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.transfers.TransferRules.Duty;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is late: suspected crimes not handed over, cases not answered, outcomes not told (R60). For several threads. */
public final class TransferWatch {

    /** Found by the index of due days; few are late. */
    private static final String OVERDUE = """
            SELECT department, duty, count(*) AS many, min(due_on) AS first FROM (
                SELECT department, 'TRANSFER' AS duty, due_on FROM suspected_crime
                 WHERE due_on < :today AND suspicion_state(record_id) = 'OPEN'
                UNION ALL
                SELECT coalesce(to_department, from_department), CASE state WHEN 'SENT' THEN 'ANSWER' ELSE 'OUTCOME' END, due_on
                  FROM transfer WHERE due_rule IS NOT NULL AND due_on < :today) late
             GROUP BY department, duty ORDER BY department, duty
            """;

    private static final String OPEN = """
            SELECT DISTINCT due_rule, due_from FROM (
                SELECT due_rule, due_from FROM transfer WHERE due_rule IS NOT NULL AND due_on IS NULL
                UNION ALL SELECT due_rule, due_from FROM suspected_crime WHERE due_rule IS NOT NULL AND due_on IS NULL) open
            """;
    private static final String COMPLETE = """
            UPDATE %s o SET due_on = n.due
              FROM unnest(CAST(:rules AS text[]), CAST(:starts AS date[]), CAST(:dues AS date[])) AS n (rule, start, due)
             WHERE o.due_on IS NULL AND o.due_rule = n.rule AND o.due_from = n.start
            """;

    private final JdbcClient jdbc;
    private final TransferRules rules;
    private final Clock clock;

    public TransferWatch(JdbcClient jdbc, TransferRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param department whose turn it is; of an organ outside, the sender, who enters its answer @param first the oldest last day */
    public record Overdue(String department, Duty duty, long count, LocalDate first) {}

    private record Late(
            String rule, LocalDate start, @Nullable LocalDate due) {}

    /** Returns what is late, by department and duty. */
    public List<Overdue> overdue() {
        return jdbc.sql(OVERDUE)
                .param("today", LocalDate.ofInstant(clock.instant(), Transfers.SHANGHAI))
                .query((ResultSet r, int n) -> new Overdue(
                        r.getString("department"),
                        Duty.valueOf(r.getString("duty")),
                        r.getLong("many"),
                        r.getObject("first", LocalDate.class)))
                .list();
    }

    /** Enters the last days that were open and can be told now that a year's calendar is there. @return how many */
    public int complete() {
        var known = jdbc
                .sql(OPEN)
                .query((r, n) -> {
                    var start = r.getObject("due_from", LocalDate.class);
                    Optional<LocalDate> due = rules.again(r.getString("due_rule"), start);
                    return new Late(r.getString("due_rule"), start, due.orElse(null));
                })
                .list()
                .stream()
                .filter(late -> late.due != null)
                .toList();
        if (known.isEmpty()) return 0;
        return complete("transfer", known) + complete("suspected_crime", known);
    }

    private int complete(String table, List<Late> known) {
        return jdbc.sql(COMPLETE.formatted(table))
                .param("rules", column(known, Late::rule))
                .param("starts", column(known, l -> l.start.toString()))
                .param("dues", column(known, l -> String.valueOf(l.due)))
                .update();
    }

    private static String[] column(List<Late> rows, Function<Late, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
