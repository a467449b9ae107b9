package org.provgate.spi.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.register.RowFault.Rule;

/**
 * Reads one row's raw fields into canonical values and collects every fault on the way; a value with a fault reads as null.
 *
 * <p>Knows the dirt seen in real feeds (domain 5.1): blank and {@code \\N} are null, {@code 9999…} is an open end. Not for
 * several threads; made for one row and thrown away.
 */
public final class RowReader {

    private final Function<String, @Nullable String> raw;
    private final List<RowFault> faults = new ArrayList<>(0);

    /** @param raw gives a field's text by its name in the province, null if absent */
    public RowReader(Function<String, @Nullable String> raw) {
        this.raw = raw;
    }

    /** Returns the text without surrounding blanks, or null. */
    public @Nullable String text(String field) {
        var value = raw.apply(field);
        if (value == null) return null;
        value = value.strip();
        return value.isEmpty() || value.equals("\\N") ? null : value;
    }

    /** Returns the text, and reports it where it is missing. */
    public @Nullable String required(String field) {
        var value = text(field);
        if (value == null) faults.add(new RowFault(Rule.MISSING, field, null));
        return value;
    }

    /** Returns what {@code codes} says of the text. */
    public <T> @Nullable T code(String field, Map<String, T> codes) {
        var value = text(field);
        if (value == null) return null;
        var known = codes.get(value);
        if (known == null) faults.add(new RowFault(Rule.CODE, field, value));
        return known;
    }

    /** Returns a date of exactly the form {@code yyyy-MM-dd}. */
    public @Nullable LocalDate isoDate(String field) {
        var value = text(field);
        if (value == null) return null;
        if (value.length() != 10 || value.charAt(4) != '-' || value.charAt(7) != '-') return bad(field, value);
        return date(field, value, digits(value, 0, 4), digits(value, 5, 7), digits(value, 8, 10));
    }

    /** Returns a date of exactly the form {@code yyyyMMdd}. */
    public @Nullable LocalDate basicDate(String field) {
        var value = text(field);
        if (value == null) return null;
        if (value.length() != 8) return bad(field, value);
        return date(field, value, digits(value, 0, 4), digits(value, 4, 6), digits(value, 6, 8));
    }

    /** Returns whether the field holds {@code 9999…}: no end. */
    public boolean openEnd(String field) {
        var value = text(field);
        return value != null && value.startsWith("9999");
    }

    /** Returns an amount with at most {@code scale} decimals, not negative and below 10^18. */
    public @Nullable BigDecimal amount(String field, int scale) {
        var value = text(field);
        if (value == null) return null;
        if (AMOUNT.matcher(value).matches()) {
            var amount = new BigDecimal(value);
            if (amount.scale() <= scale) return amount;
        }
        return report(Rule.FORMAT, field);
    }

    /** Reports a fault the adapter found itself. @return null, to be returned as the value */
    public <T> @Nullable T report(Rule rule, String field) {
        faults.add(new RowFault(rule, field, raw.apply(field)));
        return null;
    }

    /** Returns all faults so far, in the order they were met. */
    public List<RowFault> faults() {
        return faults;
    }

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,18}(\\.[0-9]{1,12})?");

    private @Nullable LocalDate bad(String field, String value) {
        faults.add(new RowFault(Rule.DATE, field, value));
        return null;
    }

    private @Nullable LocalDate date(String field, String value, int year, int month, int day) {
        if (year < 1800 || month < 1 || month > 12 || day < 1) return bad(field, value);
        return day > YearMonth.of(year, month).lengthOfMonth() ? bad(field, value) : LocalDate.of(year, month, day);
    }

    /** Returns the number, or -1 where a character is no ASCII digit. */
    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = number * 10 + digit;
        }
        return number;
    }
}
