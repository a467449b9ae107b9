package org.provgate.batches;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.provgate.rules.Violation;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a batch is what the item lists and the annual plan say (R69: items, then objects and officers). */
final class PlanChecks {

    /** Items of fixed lists of the year: the department's own, and joint ones. */
    private static final String ITEM = """
            SELECT DISTINCT ON (i.code) i.item_class, i.min_rate, i.max_rate
              FROM item i JOIN item_list l ON l.id = i.list_id
             WHERE i.code = :code AND l.state = 'FIXED' AND l.year = :year AND (l.joint OR l.department = :department)
             ORDER BY i.code, l.department = :department DESC, l.version DESC
            """;

    private static final String ROUND = """
            SELECT p.state, r.item_codes, r.departments, r.starts, r.ends
              FROM plan_round r JOIN plan p USING (plan_id, version)
             WHERE r.plan_id = :plan AND r.version = :version AND r.number = :round
            """;

    private record Item(String itemClass, BigDecimal least, BigDecimal most) {}

    private final JdbcClient jdbc;

    PlanChecks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Violation> violations(BatchDefinition batch) {
        var found = new ArrayList<Violation>();
        for (var department : batch.departments())
            for (var code : department.items()) {
                var item = item(batch, department.id(), code);
                if (item == null)
                    add(
                            found,
                            "R6-item",
                            "R6, R69",
                            "item " + code + " is on no fixed list of " + department.id() + " or joint list of "
                                    + batch.windowStart().getYear() + "; import and fix it first");
                else if (!item.itemClass.equals(batch.itemClass().name()))
                    add(
                            found,
                            "R9-item-class",
                            "R9, R10",
                            "item " + code + " is " + item.itemClass + ", the batch " + batch.itemClass());
            }
        plan(batch, found);
        return found;
    }

    /** Returns what the items' own floors and caps say of the share drawn. */
    List<Violation> violations(BatchDefinition batch, BigDecimal share) {
        var found = new ArrayList<Violation>();
        for (var department : batch.departments())
            for (var code : department.items()) {
                var item = item(batch, department.id(), code);
                if (item == null) continue;
                if (item.least != null && share.compareTo(item.least) < 0)
                    add(
                            found,
                            "R10-item-floor",
                            "R10, item list",
                            "share " + share.toPlainString() + " is below the " + item.least.toPlainString()
                                    + " of item " + code);
                if (item.most != null && share.compareTo(item.most) > 0)
                    add(
                            found,
                            "R11-item-cap",
                            "R11, item list",
                            "share " + share.toPlainString() + " is above the " + item.most.toPlainString()
                                    + " of item " + code);
            }
        return found;
    }

    private Item item(BatchDefinition batch, String department, String code) {
        return jdbc.sql(ITEM)
                .param("code", code)
                .param("year", batch.windowStart().getYear())
                .param("department", department)
                .query((r, n) -> new Item(r.getString(1), r.getBigDecimal(2), r.getBigDecimal(3)))
                .optional()
                .orElse(null);
    }

    private void plan(BatchDefinition batch, List<Violation> found) {
        var plan = batch.plan();
        if (plan == null) return;
        int before = found.size();
        var rounds = jdbc.sql(ROUND)
                .param("plan", plan.id())
                .param("version", plan.version())
                .param("round", plan.round())
                .query((r, n) -> round(batch, r, found))
                .list();
        if (rounds.isEmpty() && found.size() == before)
            add(
                    found,
                    "R36-plan",
                    "R36",
                    "plan " + plan.id() + " version " + plan.version() + " has no round " + plan.round());
    }

    private static boolean round(BatchDefinition batch, ResultSet r, List<Violation> found)
            throws java.sql.SQLException {
        var name = "round " + batch.plan().round() + " of plan " + batch.plan().id();
        var state = r.getString("state");
        if (!Set.of("APPROVED", "PUBLISHED").contains(state))
            add(found, "R33-plan-state", "R32, R33", name + " is " + state + "; draw by an approved plan");
        if (batch.windowStart().isBefore(r.getObject("starts", LocalDate.class))
                || batch.windowEnd().isAfter(r.getObject("ends", LocalDate.class)))
            add(
                    found,
                    "R36-plan-dates",
                    "R36",
                    "the window is not within " + name + ", " + r.getObject("starts") + " to " + r.getObject("ends"));
        var items = new TreeSet<String>();
        var departments = new TreeSet<String>();
        for (var department : batch.departments()) {
            departments.add(department.id());
            items.addAll(department.items());
        }
        items.removeAll(List.of((String[]) r.getArray("item_codes").getArray()));
        departments.removeAll(List.of((String[]) r.getArray("departments").getArray()));
        if (!items.isEmpty()) add(found, "R37-plan-items", "R37", name + " does not have items " + items);
        if (!departments.isEmpty())
            add(found, "R37-plan-departments", "R37", name + " does not have departments " + departments);
        return true;
    }

    private static void add(List<Violation> found, String rule, String basis, String message) {
        found.add(new Violation(rule, basis, message));
    }
}
