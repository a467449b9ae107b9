package org.provgate.tables;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the cells of one row as what they should be, and collects everything that is wrong with them.
 *
 * <p>Whatever is wrong is answered with a stand-in, so that reading goes on and finds the next fault: take nothing from a row
 * whose {@link #errors} are not empty. No column, known or not, may hold an identity-card number. Not for several threads.
 */
public final class Fields {

    private static final Pattern PARTS = Pattern.compile("[,，、;；\\n]");
    private static final Pattern DATE = Pattern.compile("([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?");
    private static final Pattern RATE = Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,6})?)(%?)");
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}(?:\\.[0-9]{1,18})?");
    private static final SortedMap<String, Boolean> YES_OR_NO = new TreeMap<>(Map.of("是", true, "否", false));
    private static final int ECHO = 40;

    private final Table.Row row;
    private final List<RowError> errors = new ArrayList<>();
    private final Set<String> spoilt = new HashSet<>();

    public Fields(Table table, Table.Row row) {
        this(table, row, Set.of());
    }

    /** @param judgedLater columns somebody else looks for identity-card numbers in: numbers of tasks look like them */
    public Fields(Table table, Table.Row row, Set<String> judgedLater) {
        this.row = row;
        for (var column : table.columns())
            if (!column.isEmpty() && !judgedLater.contains(column) && IdentityNumber.in(row.text(column)))
                wrong(column, "含有18位身份证号，登记簿不得保存，请删去");
    }

    /** Adds a fault; of each column the first is enough. */
    public void wrong(String column, String reason) {
        if (spoilt.add(column)) errors.add(new RowError(row.number(), column, reason));
    }

    /** Returns the faults found so far. */
    public List<RowError> errors() {
        return List.copyOf(errors);
    }

    /** Returns a text of one line, which must be there. @param most characters */
    public String text(String column, int most) {
        var text = optional(column, most);
        if (text == null) wrong(column, "必填，不能为空");
        return text == null ? "" : text;
    }

    /** Returns a text of one line; null if there is none. @param most characters */
    public @Nullable String optional(String column, int most) {
        var text = prose(column, most);
        if (text == null || text.indexOf('\n') < 0) return text;
        wrong(column, "不能换行");
        return null;
    }

    /** Returns a text that must be there and may have several lines. @param most characters */
    public String longText(String column, int most) {
        var text = prose(column, most);
        if (text == null) wrong(column, "必填，不能为空");
        return text == null ? "" : text;
    }

    /** Returns a text of any lines and length; null if there is none. */
    public @Nullable String any(String column) {
        return prose(column, Limits.CELL);
    }

    /** Returns a text that must be there and look like this. @param meant what is meant, in Chinese */
    public String matching(String column, Pattern pattern, String meant) {
        var text = text(column, ECHO * 4);
        if (!text.isEmpty() && !pattern.matcher(text).matches()) wrong(column, "“" + brief(text) + "”应为" + meant);
        return text;
    }

    /** Returns a day, which must be there. */
    public LocalDate date(String column) {
        if (row.text(column).isEmpty()) wrong(column, "必填，日期如2027-12-31");
        var date = optionalDate(column);
        return date == null ? LocalDate.EPOCH : date;
    }

    /** Returns a day; null if there is none. {@code 2027-1-5}, {@code 2027/1/5}, {@code 2027.1.5} and {@code 2027年1月5日} are one. */
    public @Nullable LocalDate optionalDate(String column) {
        var text = optional(column, ECHO);
        if (text == null) return null;
        var matcher = DATE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        try {
            if (matcher.matches())
                return LocalDate.of(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)));
        } catch (DateTimeException e) {
            wrong(column, "“" + brief(text) + "”没有这一天");
        }
        wrong(column, "“" + brief(text) + "”不是日期，应如2027-12-31");
        return null;
    }

    /** Returns a share of 0 to 1, written as {@code 5%} or {@code 0.05}; null if there is none. */
    public @Nullable BigDecimal optionalRate(String column) {
        var text = optional(column, ECHO);
        if (text == null) return null;
        var matcher = RATE.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC));
        if (matcher.matches()) {
            var rate = new BigDecimal(matcher.group(1))
                    .movePointLeft(matcher.group(2).isEmpty() ? 0 : 2);
            if (rate.compareTo(BigDecimal.ONE) <= 0 && rate.stripTrailingZeros().scale() <= 6)
                return rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros();
        }
        wrong(column, "“" + brief(text) + "”不是比例，应如5%或0.05，在0与1之间，至多六位小数");
        return null;
    }

    /** Returns an amount, written in digits; null if there is none. */
    public @Nullable BigDecimal optionalAmount(String column) {
        var text = optional(column, ECHO);
        if (text == null) return null;
        var digits = Normalizer.normalize(text, Normalizer.Form.NFKC);
        if (AMOUNT.matcher(digits).matches()) return new BigDecimal(digits);
        wrong(column, "“" + brief(text) + "”不是数字，应如1.5，不带单位和逗号");
        return null;
    }

    /** Returns what a word stands for; null if nothing is there. */
    public <T> @Nullable T optionalOneOf(String column, Map<String, T> words) {
        return row.text(column).isEmpty() ? null : oneOf(column, words, null);
    }

    /** Returns what a word stands for. @param otherwise if nothing is there; null if something must be */
    public <T> @Nullable T oneOf(String column, Map<String, T> words, @Nullable T otherwise) {
        var text = optional(column, ECHO);
        if (text == null) {
            if (otherwise == null) wrong(column, "必填，应为" + String.join("、", words.keySet()) + "之一");
            return otherwise;
        }
        var value = words.get(text);
        if (value == null) wrong(column, "“" + brief(text) + "”应为" + String.join("、", words.keySet()) + "之一");
        return value;
    }

    /** Returns 是 or 否 as a boolean. */
    public boolean flag(String column, boolean otherwise) {
        return Boolean.TRUE.equals(oneOf(column, YES_OR_NO, otherwise));
    }

    /** Returns the parts of a list written with commas (of either kind), 、 or semicolons, each once, in their order. @param most characters of each */
    public List<String> parts(String column, int most) {
        var text = prose(column, Limits.CELL);
        if (text == null) return List.of();
        var parts = PARTS.splitAsStream(text)
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .distinct()
                .toList();
        if (parts.stream().anyMatch(p -> p.length() > most)) wrong(column, "每一项至多" + most + "字");
        return parts;
    }

    /** Returns such parts, at least one of them, each looking like this. */
    public List<String> parts(String column, Pattern pattern, String meant) {
        var parts = parts(column, ECHO * 4);
        if (parts.isEmpty()) wrong(column, "必填，不能为空");
        for (var part : parts) if (!pattern.matcher(part).matches()) wrong(column, "“" + brief(part) + "”应为" + meant);
        return parts;
    }

    /** Returns a text of any lines; null if there is none, or it is wrong. */
    private @Nullable String prose(String column, int most) {
        var text = row.text(column).replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        if (text.isEmpty() || spoilt.contains(column)) return null;
        if (text.length() > most) wrong(column, "至多" + most + "字，现有" + text.length() + "字");
        else if (text.startsWith("=")) wrong(column, "不能是公式");
        else if (text.chars().anyMatch(c -> c != '\n' && Character.isISOControl(c))
                || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) wrong(column, "含有不可见的控制字符");
        else return text;
        return null;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static String brief(String text) {
        if (IdentityNumber.in(text)) return "******";
        return text.length() > ECHO ? text.substring(0, ECHO) + "…" : text;
    }
}
