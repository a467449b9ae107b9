package org.provgate.deadlines;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.Obligation.Kind;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due when. For several threads. */
public final class Deadlines {

    private static final String INSERT = """
            INSERT INTO deadline (record_id, rule, rule_from, duty, event_on, due_on)
            SELECT * FROM unnest(CAST(:records AS text[]), CAST(:rules AS text[]), CAST(:froms AS date[]),
                                 CAST(:duties AS text[]), CAST(:events AS date[]), CAST(:dues AS date[]))
            """;

    /** {@code event_on} is the rule's start: of one that begins with the task's end, that end. */
    private static final String OPEN = """
            SELECT DISTINCT d.rule, d.rule_from, d.event_on, r.kind, r.area_code, t.ends
              FROM deadline d JOIN record r ON r.id = d.record_id LEFT JOIN task t ON t.id = r.task_id
             WHERE d.due_on IS NULL
            """;

    private static final String COMPLETE = """
            UPDATE deadline d SET due_on = n.due
              FROM unnest(CAST(:rules AS text[]), CAST(:froms AS date[]), CAST(:events AS date[]), CAST(:areas AS text[]),
                          CAST(:ends AS date[]), CAST(:dues AS date[])) AS n (rule, rule_from, event_on, area, ends, due),
                   record r LEFT JOIN task t ON t.id = r.task_id
             WHERE d.due_on IS NULL AND r.id = d.record_id AND d.rule = n.rule AND d.rule_from = n.rule_from
               AND d.event_on = n.event_on AND r.area_code = n.area AND t.ends IS NOT DISTINCT FROM n.ends
            """;

    private final JdbcClient jdbc;
    private final WorkingCalendar calendar;
    private final DeadlineRules rules;

    /** With the shipped calendar and rules. */
    public Deadlines(JdbcClient jdbc) {
        this(jdbc, WorkingCalendar.shipped(), DeadlineRules.shipped());
    }

    public Deadlines(JdbcClient jdbc, WorkingCalendar calendar, DeadlineRules rules) {
        this.jdbc = jdbc;
        this.calendar = calendar;
        this.rules = rules;
    }

    /** A due date of a record. @param dueOn null until the calendar of its year is there */
    public record Assigned(
            String recordId,
            String rule,
            String duty,
            @Nullable LocalDate dueOn) {}

    /** A date to be written; {@code due} is null while its year is not known. */
    private record Line(
            String recordId,
            DeadlineRule rule,
            LocalDate event,
            @Nullable LocalDate due) {}

    /** A date that waits for its year. */
    private record Open(
            String rule,
            LocalDate from,
            LocalDate event,
            Kind kind,
            String area,
            @Nullable LocalDate ends) {}

    /**
     * Writes down what each record must have reached by when, with the version of the rule; in the caller's transaction. A date in
     * a later year whose working days are not published yet stays open, see {@link #complete}: a result of June must not wait for
     * a paper of November because its task ends in December.
     *
     * @throws Refusal {@code calendar-missing} if the year of an event itself has no calendar; then nothing is written
     */
    public List<Assigned> assign(List<Obligation> obligations) {
        var lines = new ArrayList<Line>();
        for (var obligation : obligations) {
            if (!calendar.hasData(obligation.eventOn().getYear())) throw calendar.missing(obligation.eventOn());
            for (var rule : rules.of(obligation)) {
                var start = rule.startOf(obligation);
                if (start != null)
                    lines.add(new Line(
                            obligation.recordId(), rule, start, rule.due(start, obligation.taskEnds(), calendar)));
            }
        }
        if (lines.isEmpty()) return List.of();
        jdbc.sql(INSERT)
                .param("records", Column.of(lines, Line::recordId))
                .param("rules", Column.of(lines, l -> l.rule.id()))
                .param("froms", Column.of(lines, l -> l.rule.from()))
                .param("duties", Column.of(lines, l -> l.rule.duty()))
                .param("events", Column.of(lines, Line::event))
                .param("dues", Column.of(lines, Line::due))
                .update();
        return lines.stream()
                .map(l -> new Assigned(l.recordId, l.rule.id(), l.rule.duty().name(), l.due))
                .toList();
    }

    /** Enters the dates that were open and can be told now that a year's file is there. @return how many */
    public int complete() {
        var open = jdbc
                .sql(OPEN)
                .query((r, n) -> new Open(
                        r.getString("rule"),
                        r.getObject("rule_from", LocalDate.class),
                        r.getObject("event_on", LocalDate.class),
                        Kind.valueOf(r.getString("kind")),
                        r.getString("area_code"),
                        r.getObject("ends", LocalDate.class)))
                .list()
                .stream()
                .filter(o -> due(o) != null)
                .toList();
        if (open.isEmpty()) return 0;
        return jdbc.sql(COMPLETE)
                .param("rules", Column.of(open, Open::rule))
                .param("froms", Column.of(open, Open::from))
                .param("events", Column.of(open, Open::event))
                .param("areas", Column.of(open, Open::area))
                .param("ends", Column.of(open, Open::ends))
                .param("dues", Column.of(open, this::due))
                .update();
    }

    private @Nullable LocalDate due(Open open) {
        return rules.version(open.rule, open.from, open.area)
                .map(rule -> rule.due(open.event, open.ends, calendar))
                .orElse(null);
    }
}
