package org.provgate.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.Read;
import org.provgate.agreements.ReadLog;
import org.provgate.agreements.Rights;
import org.provgate.rules.ItemClass;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Inspections that could have been spared (重复检查, R37, R53): the same subject and item, drawn and checked again while the first result
 * could still be relied on. For several threads.
 */
public final class Doubles {

    private static final int MOST_DAYS = 366;
    /** Candidates of one question. */
    private static final int MOST = 5_000;

    /** Two departments in one task are one visit. Inspections outside the draw (R61, R62) are not asked for twice without a ground. */
    private static final String SELECT = """
            SELECT b.subject_key, i.code, a.id AS first, a.department AS first_department, a.event_on AS first_on,
                   a.content -> 'findings' AS findings, b.id AS second, b.department AS second_department, b.event_on AS second_on,
                   (SELECT n.item_class FROM item n JOIN item_list l ON l.id = n.list_id AND l.state = 'FIXED' WHERE n.code = i.code
                     ORDER BY l.department = a.department DESC, l.year DESC, l.version DESC LIMIT 1) AS item_class
              FROM shared_result b
                   CROSS JOIN LATERAL jsonb_array_elements_text(b.content -> 'itemCodes') i (code)
                   JOIN shared_result a ON a.subject_key = b.subject_key AND a.task_id <> b.task_id
                        AND (a.event_on, a.id) < (b.event_on, b.id) AND a.event_on >= CAST(:earliest AS date)
                        AND jsonb_exists(a.content -> 'itemCodes', i.code)
             WHERE a.drawn AND b.drawn AND b.event_on BETWEEN :from AND :to
               AND (:all OR a.department = ANY (:providers) AND b.department = ANY (:providers))
               AND NOT a.corrected AND NOT b.corrected
             ORDER BY b.event_on DESC, b.subject_key, i.code, a.event_on DESC LIMIT :most
            """;

    private final JdbcClient jdbc;
    private final Agreements agreements;
    private final RecognitionRules rules;
    private final ReadLog log;
    private final Clock clock;

    public Doubles(JdbcClient jdbc, Agreements agreements, RecognitionRules rules, ReadLog log, Clock clock) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.rules = rules;
        this.log = log;
        this.clock = clock;
    }

    /**
     * An item checked twice.
     *
     * @param first record that could be relied on @param second record of the check it could have spared
     * @param zh why it is one, for people @param en the same
     */
    public record DoubleCheck(
            String subject,
            String itemCode,
            String first,
            String firstDepartment,
            LocalDate firstOn,
            LocalDate validUntil,
            String second,
            String secondDepartment,
            LocalDate secondOn,
            String zh,
            String en) {}

    /**
     * Returns what was checked again in a period, the latest first, as far as the caller sees both results with item, date and findings.
     *
     * @param from first day of the second checks, in Asia/Shanghai @param to last day
     * @throws IllegalArgumentException if the period is longer than 366 days or ends before it begins
     * @throws org.provgate.agreements.NotLoggedException if the read cannot be logged
     */
    public List<DoubleCheck> between(Caller caller, LocalDate from, LocalDate to) {
        if (to.isBefore(from) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS)
            throw new IllegalArgumentException(
                    "ask for a period of 1 to " + MOST_DAYS + " days, " + from + " to " + to + " is none");
        var rights = agreements.rights(caller, FindingKind.INSPECTION);
        var providers = rights.providers().stream()
                .filter(p -> Adoptions.readable(rights, p))
                .toArray(String[]::new);
        var doubles = new ArrayList<DoubleCheck>();
        jdbc.sql(SELECT)
                .param("from", from)
                .param("to", to)
                .param("earliest", from.minusMonths(rules.longest()))
                .param("all", rights.all())
                .param("providers", providers)
                .param("most", MOST)
                .query(r -> {
                    var twice = judge(r);
                    if (twice != null) doubles.add(twice);
                });
        note(caller, rights, doubles);
        return doubles;
    }

    private @Nullable DoubleCheck judge(ResultSet r) throws SQLException {
        var first = r.getObject("first_on", LocalDate.class);
        var second = r.getObject("second_on", LocalDate.class);
        var itemClass = r.getString("item_class");
        var findings = new ArrayList<Finding>();
        Result.tree(r.getString("findings")).forEach(f -> findings.add(Finding.valueOf(f.asText())));
        var code = r.getString("code");
        var reliance =
                Reliance.ground(rules, first, code, itemClass == null ? null : ItemClass.valueOf(itemClass), findings);
        if (reliance.obstacle() != null || reliance.until() == null || second.isAfter(reliance.until())) return null;
        var firstBy = r.getString("first_department");
        var secondBy = r.getString("second_department");
        long days = ChronoUnit.DAYS.between(first, second);
        return new DoubleCheck(
                r.getString("subject_key"),
                code,
                r.getString("first"),
                firstBy,
                first,
                reliance.until(),
                r.getString("second"),
                secondBy,
                second,
                "事项%s已由%s于%s检查，结果在%s前可以采信；%s又于%s检查，相隔%d天"
                        .formatted(code, firstBy, first, reliance.until(), secondBy, second, days),
                "item %s was checked by %s on %s and could be relied on until %s; %s checked it again on %s, %d days later"
                        .formatted(code, firstBy, first, reliance.until(), secondBy, second, days));
    }

    private void note(Caller caller, Rights rights, List<DoubleCheck> doubles) {
        var providers = doubles.stream()
                .flatMap(d -> List.of(d.firstDepartment, d.secondDepartment).stream())
                .distinct()
                .toList();
        log.note(new Read(
                clock.instant(),
                caller.department(),
                caller.actor(),
                FindingKind.INSPECTION,
                null,
                rights.purpose(providers),
                rights.agreements(providers),
                providers,
                doubles.stream()
                        .flatMap(d -> List.of(d.first, d.second).stream())
                        .distinct()
                        .toList()));
    }
}
