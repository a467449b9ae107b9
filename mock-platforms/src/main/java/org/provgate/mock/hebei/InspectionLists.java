package org.provgate.mock.hebei;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Transactions 2000 to 2003: the item list, the officers, and per task the subjects drawn. Not for several threads. */
final class InspectionLists {
    private static final int MOST_ENTRIES = 200;
    private static final int MOST_ROWS = 500;

    private final Clock clock;
    private final Map<String, TreeMap<LocalDate, Boolean>> items = new HashMap<>();
    private final Map<String, TreeMap<LocalDate, Officer>> officers = new HashMap<>();
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, Xml> sentItems = new LinkedHashMap<>();
    private final Map<String, Xml> sentOfficers = new LinkedHashMap<>();

    InspectionLists(Clock clock) {
        this.clock = clock;
    }

    /** 2000. */
    String entries(Question question) {
        var today = PlatformTime.now(clock).toLocalDate();
        var rows = question.rows(MOST_ENTRIES);
        var kind = question.required("kind");
        if (kind.equals("I")) {
            var codes = each(rows, "ItemCode");
            for (int i = 0; i < codes.size(); i++) {
                items.computeIfAbsent(codes.get(i), code -> new TreeMap<>()).put(today, valid(rows.get(i)));
                sentItems.put(codes.get(i), rows.get(i));
            }
        } else if (kind.equals("O")) {
            var numbers = each(rows, "CertNo");
            var entries = rows.stream()
                    .map(row -> new Officer(validTo(row), valid(row)))
                    .toList();
            for (int i = 0; i < numbers.size(); i++) {
                officers.computeIfAbsent(numbers.get(i), number -> new TreeMap<>())
                        .put(today, entries.get(i));
                sentOfficers.put(numbers.get(i), rows.get(i));
            }
        } else {
            throw Refusal.malformed("kind应为I或O");
        }
        return Question.accepted(rows.size());
    }

    /** 2001: further packages add. */
    String drawList(Question question) {
        var rows = question.rows(MOST_ROWS);
        var start = day(question.required("StartDate"));
        var end = day(question.required("EndDate"));
        var name = question.required("TaskName");
        rows.forEach(InspectionLists::subject);
        var task = tasks.computeIfAbsent(question.required("TaskNo"), number -> new Task());
        task.name = name;
        task.start = start;
        task.end = end;
        rows.forEach(row -> {
            var target = task.find(row).orElseGet(Target::new);
            target.row = row;
            task.drawn.add(target);
            keys(row).forEach(key -> task.targets.put(key, target));
        });
        return Question.accepted(rows.size());
    }

    /** 2002: only rows that are taken count. */
    String officerMatch(Question question) {
        return taken(question, (target, row) -> target.match(row.textOf("CertNos")));
    }

    /** 2003. */
    String forms(Question question) {
        return taken(question, (target, row) -> target.form(row.value("FormNo")));
    }

    private String taken(Question question, BiPredicate<Target, Xml> takes) {
        var rows = question.rows(MOST_ROWS);
        rows.forEach(InspectionLists::subject);
        var task = tasks.get(question.required("TaskNo"));
        if (task == null) {
            return Question.accepted(0);
        }
        return Question.accepted((int) rows.stream()
                .filter(row ->
                        task.find(row).filter(target -> takes.test(target, row)).isPresent())
                .count());
    }

    /** Returns the item list as last sent. */
    List<Xml> items() {
        return List.copyOf(sentItems.values());
    }

    /** Returns the officers as last sent. */
    List<Xml> officers() {
        return List.copyOf(sentOfficers.values());
    }

    /** Returns the tasks by number. */
    Map<String, Task> tasks() {
        return Collections.unmodifiableMap(tasks);
    }

    /** Whether the item is on the list for a check of this day. */
    boolean itemInForce(String code, LocalDate day) {
        return onThatDay(items.get(code), day).orElse(false);
    }

    /** Whether the certificate is good for a check of this day. */
    boolean officerInForce(String certNo, LocalDate day) {
        return onThatDay(officers.get(certNo), day)
                .filter(officer -> officer.valid && !day.isAfter(officer.validTo))
                .isPresent();
    }

    Optional<Task> task(@Nullable String number) {
        return Optional.ofNullable(tasks.get(number));
    }

    /** An entry holds from the day it was sent; the first one also for the days before. */
    private static <T> Optional<T> onThatDay(@Nullable TreeMap<LocalDate, T> history, LocalDate day) {
        if (history == null) {
            return Optional.empty();
        }
        var entry = history.floorEntry(day);
        return Optional.of(entry == null ? history.firstEntry().getValue() : entry.getValue());
    }

    private static List<String> each(List<Xml> rows, String field) {
        var values = rows.stream().map(row -> row.textOf(field)).toList();
        if (values.contains("")) {
            throw Refusal.malformed(field + "不能为空");
        }
        rows.forEach(InspectionLists::valid);
        return values;
    }

    private static boolean valid(Xml row) {
        return switch (row.textOf("Valid")) {
            case "1" -> true;
            case "0" -> false;
            default -> throw Refusal.malformed("Valid应为1或0");
        };
    }

    private static LocalDate validTo(Xml row) {
        return day(row.textOf("CertValidTo"));
    }

    private static LocalDate day(String text) {
        return PlatformTime.day(text).orElseThrow(() -> Refusal.malformed("日期格式应为yyyyMMdd"));
    }

    private static void subject(Xml row) {
        if (keys(row).isEmpty()) {
            throw Refusal.malformed("UNISCID、PRIPID不能同时为空");
        }
    }

    private static Set<String> keys(Xml row) {
        var keys = new HashSet<String>();
        var code = row.value("UNISCID");
        if (code != null) {
            keys.add("U" + code.toUpperCase(Locale.ROOT));
        }
        var pripid = row.value("PRIPID");
        if (pripid != null) {
            keys.add("P" + pripid);
        }
        return keys;
    }

    private record Officer(LocalDate validTo, boolean valid) {}

    /** A draw list. */
    static final class Task {
        private String name = "";
        private LocalDate start = LocalDate.MIN;
        private LocalDate end = LocalDate.MAX;
        private final Set<Target> drawn = new LinkedHashSet<>();
        private final Map<String, Target> targets = new HashMap<>();

        String name() {
            return name;
        }

        LocalDate start() {
            return start;
        }

        LocalDate end() {
            return end;
        }

        /** Returns the targets in the order they first came. */
        List<Target> drawn() {
            return List.copyOf(drawn);
        }

        boolean covers(LocalDate day) {
            return !day.isBefore(start) && !day.isAfter(end);
        }

        Optional<Target> find(Xml row) {
            return keys(row).stream()
                    .map(targets::get)
                    .filter(target -> target != null)
                    .findFirst();
        }
    }

    /** One drawn subject, under its code and its PRIPID alike. */
    static final class Target {
        private @Nullable Xml row;
        private String certNos = "";
        private @Nullable String formNo;
        private boolean reported;

        /** Returns its row of the draw list. */
        Xml row() {
            return Objects.requireNonNull(row);
        }

        String certNos() {
            return certNos;
        }

        @Nullable
        String formNo() {
            return formNo;
        }

        private boolean form(@Nullable String number) {
            formNo = number;
            return number != null;
        }

        void report() {
            reported = true;
        }

        private boolean match(String wanted) {
            if (!reported) {
                certNos = wanted;
            }
            return certNos.equals(wanted);
        }
    }
}
