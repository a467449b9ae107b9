package org.provgate.mock.hebei;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.Fault;
import org.provgate.mock.register.ListKind;
import org.provgate.mock.register.SimulatedRegister;
import org.provgate.mock.register.SubjectRow;
import org.provgate.mock.register.Version;

/** 1001 to 1003. Each answer is as of the register's present day: a row that changes between two pages moves. Safe for threads. */
final class RegisterDesk {
    private static final long WIDEST = 499;
    private static final long WIDEST_IN_WINDOW = 19_999;
    private static final int MOST_IN_WINDOW = 2000;
    private static final int SHIFTED = 10;
    private static final String DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private final SimulatedRegister register;
    private final Feed<?> subjects;
    private final Map<String, Feed<?>> lists;

    RegisterDesk(SimulatedRegister register) {
        this.register = register;
        this.subjects = new Feed<>(register.subjects(), SubjectMarkup::subject);
        this.lists = Map.of(
                "01", list(ListKind.ABNORMAL),
                "02", list(ListKind.SERIOUS),
                "03", list(ListKind.TAX),
                "04", list(ListKind.DISHONEST));
    }

    private Feed<?> list(ListKind kind) {
        return new Feed<>(register.list(kind), SubjectMarkup::entry);
    }

    /** 1001. */
    String count(Question question) {
        area(question);
        var feed = question.request().value("kind") == null ? subjects : listOf(question);
        int day = register.day();
        var count = feed.count(TimeWindow.of(question), day);
        var asOf = LocalDateTime.ofInstant(register.clock().now(), PlatformTime.ZONE);
        boolean none = count.count() == 0;
        return Question.ok(response -> response.leaf("count", count.count())
                .leaf("valid", count.valid())
                .leaf("minId", none ? null : count.minId())
                .leaf("maxId", none ? null : count.maxId())
                .leaf("asOf", PlatformTime.write(asOf)));
    }

    /** 1002. */
    String subjects(Question question, @Nullable Fault fault) {
        return page(question, subjects, fault);
    }

    /** 1003. */
    String entries(Question question, @Nullable Fault fault) {
        return page(question, listOf(question), fault);
    }

    private String page(Question question, Feed<?> feed, @Nullable Fault fault) {
        area(question);
        var window = TimeWindow.of(question);
        long start = number(question, "startNum");
        long end = number(question, "endNum");
        if (end < start) throw Refusal.malformed("endNum小于startNum");
        if (end - start > (window.isEmpty() ? WIDEST : WIDEST_IN_WINDOW)) throw new Refusal("2002", "行号区间过宽");
        long from = fault == Fault.ROWS_REPEATED ? Math.max(0, start - SHIFTED) : start;
        var versions = new ArrayList<>(feed.page(window, register.day(), from, end));
        if (window.isPresent() && versions.size() > MOST_IN_WINDOW) throw new Refusal("2002", "超过2000行，请缩小区间");
        if (fault == Fault.EMPTY_PAGE) versions.clear();
        if (fault == Fault.ROWS_LOST)
            versions.subList(0, Math.min(SHIFTED, versions.size())).clear();
        disorder(versions);
        return Question.ok(
                response -> response.element("list", list -> versions.forEach(version -> feed.write(version, list))));
    }

    /** There is no order inside a page, but the same one each time. */
    private static void disorder(List<Version> versions) {
        versions.sort(Comparator.comparingLong(version -> version.number() * 0x9E3779B97F4A7C15L));
    }

    /** Returns the name of a subject that is held today, found as {@link SubjectDirectory} says. */
    Optional<String> nameOf(@Nullable String uniscid, @Nullable String pripid) {
        if (uniscid != null) {
            var code = uniscid.toUpperCase(Locale.ROOT);
            return held(numberIn(code)).filter(row -> row.uscc().equals(code)).map(SubjectRow::name);
        }
        return Optional.ofNullable(pripid)
                .filter(key -> key.matches("\\d{18,19}"))
                .flatMap(key -> held(Long.parseLong(key.substring(6, 16))))
                .filter(row -> row.sourceKey().equals(pripid))
                .map(SubjectRow::name);
    }

    private Optional<SubjectRow> held(long number) {
        int day = register.day();
        if (number < 0 || number >= register.subjects().timeline().rows(day)) return Optional.empty();
        return Optional.of(register.subjects().row(number, day))
                .filter(row -> !row.version().withdrawn());
    }

    /** The simulated codes carry the row's number in the places 11 to 16; -1 if this is none of them. */
    private static long numberIn(String code) {
        if (code.length() != 18) return -1;
        long number = 0;
        for (char digit : code.substring(10, 16).toCharArray()) {
            int value = DIGITS.indexOf(digit);
            if (value < 0) return -1;
            number = number * DIGITS.length() + value;
        }
        return number;
    }

    private void area(Question question) {
        if (!question.required("areaCode").equals(register.simulation().areaCode())) {
            throw Refusal.malformed("areaCode不在授权范围");
        }
    }

    private Feed<?> listOf(Question question) {
        var feed = lists.get(question.required("kind"));
        if (feed == null) throw Refusal.malformed("kind代码错误");
        return feed;
    }

    private static long number(Question question, String name) {
        var text = question.required(name);
        if (!text.matches("\\d{1,15}")) throw Refusal.malformed(name + "应为数字");
        return Long.parseLong(text);
    }
}
