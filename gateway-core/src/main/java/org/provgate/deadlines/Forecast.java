package org.provgate.deadlines;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What will be late, and when. Reads only; for several threads. */
public final class Forecast {

    /** A duty whose last day is no further away than this many working days is DUE. */
    static final int SOON = 3;

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Set<Integer> REMIND_BEFORE = Set.of(5, 2, 1);
    private static final int ALL = 1_000_000;

    private final ForecastQuery query;
    private final WorkingCalendar calendar;
    private final Clock clock;

    public Forecast(JdbcClient jdbc, WorkingCalendar calendar, DeadlineRules rules, Clock clock) {
        this.query = new ForecastQuery(jdbc, calendar, rules);
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What to look at.
     *
     * @param province null for all
     * @param department null for all
     * @param days only what is due within this many working days, or overdue; null for all
     * @param states empty for those with something still to be done
     */
    public record Filter(
            @Nullable String province,
            @Nullable String department,
            @Nullable Integer days,
            Set<Due.State> states) {

        public Filter {
            if (days != null && (days < 0 || days > 500))
                throw new IllegalArgumentException("days must be between 0 and 500, it was " + days);
            states = states.isEmpty()
                    ? Set.copyOf(EnumSet.range(Due.State.OVERDUE, Due.State.UNKNOWN))
                    : Set.copyOf(states);
        }
    }

    /** @param next what to ask the following page with; null on the last */
    public record Page(List<Due> duties, @Nullable String next) {}

    /** How many duties of a province are in a state, and how many of them are late without a waiver that covers it. */
    public record Count(String province, Due.State state, long duties, long liabilities) {}

    /**
     * All states at a glance.
     *
     * @param knownUntil first day of which it is not known whether it is a working day
     */
    public record Summary(LocalDate today, LocalDate knownUntil, List<Count> counts) {}

    /** What to remind a department of: overdue, or 5, 2 or 1 working days before it is due. */
    public record Reminder(String department, List<Due> duties) {

        /** Returns how many of them are overdue. */
        public long overdue() {
            return duties.stream().filter(d -> d.state() == Due.State.OVERDUE).count();
        }
    }

    /**
     * Returns duties by their last day; those without a known day come last.
     *
     * @param cursor of the page before; null for the first
     * @throws IllegalArgumentException if the cursor is none
     */
    public Page page(Filter filter, @Nullable String cursor, int most) {
        var from = cursor == null ? Cursor.START : Cursor.read(cursor);
        var duties = query.duties(today(), filter, from, most + 1);
        if (duties.size() <= most) return new Page(duties, null);
        var shown = duties.subList(0, most);
        return new Page(List.copyOf(shown), Cursor.behind(shown.get(most - 1)).text());
    }

    /** Returns counts of every state. @param province null for all */
    public Summary summary(@Nullable String province) {
        var today = today();
        return new Summary(today, calendar.unknownAfter(today), query.counts(today, province));
    }

    /** Returns what to remind of on a day, by department. On a day off only of what is overdue. */
    public List<Reminder> reminders(LocalDate day) {
        var filter = new Filter(null, null, 5, EnumSet.range(Due.State.OVERDUE, Due.State.LATER));
        boolean working = calendar.knows(day) && calendar.isWorking(day);
        var departments = new TreeMap<String, List<Due>>();
        for (var duty : query.duties(day, filter, Cursor.START, ALL)) {
            var left = duty.daysLeft();
            if (duty.state() == Due.State.OVERDUE || working && left != null && REMIND_BEFORE.contains(left))
                departments
                        .computeIfAbsent(duty.department(), d -> new ArrayList<>())
                        .add(duty);
        }
        return departments.entrySet().stream()
                .map(d -> new Reminder(d.getKey(), List.copyOf(d.getValue())))
                .toList();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
    }
}
