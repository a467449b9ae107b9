package org.provgate.reports;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a report is about: a calendar year or a quarter of one.
 *
 * @param quarter 1 to 4; null for the whole year
 */
public record Period(int year, @Nullable Integer quarter) {

    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{3})(?:[Qq]([1-4]))?");

    public Period {
        if (quarter != null && (quarter < 1 || quarter > 4))
            throw new IllegalArgumentException("a year has quarters 1 to 4, not " + quarter);
    }

    /** Returns what {@code 2026Q4} or {@code 2026} means. */
    public static Period parse(String text) {
        var written = WRITTEN.matcher(text);
        if (!written.matches())
            throw new IllegalArgumentException(
                    "“" + text + "” is neither a quarter such as 2026Q4 nor a year such as 2026");
        var quarter = written.group(2);
        return new Period(Integer.parseInt(written.group(1)), quarter == null ? null : Integer.valueOf(quarter));
    }

    public LocalDate first() {
        return LocalDate.of(year, quarter == null ? 1 : quarter * 3 - 2, 1);
    }

    public LocalDate last() {
        return first().plusMonths(quarter == null ? 12 : 3).minusDays(1);
    }

    /** Returns when the report has to be handed in (R65); that of the last quarter is part of the year's. */
    public LocalDate due() {
        return quarter == null || quarter == 4 ? LocalDate.of(year, 12, 25) : last().plusDays(10);
    }

    String title() {
        return year + "年" + (quarter == null ? "度" : "第" + "一二三四".charAt(quarter - 1) + "季度");
    }

    @Override
    public String toString() {
        return quarter == null ? String.valueOf(year) : year + "Q" + quarter;
    }
}
