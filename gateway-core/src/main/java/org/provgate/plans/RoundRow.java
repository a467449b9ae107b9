package org.provgate.plans;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.provgate.tables.Fields;
import org.provgate.tables.RowError;
import org.provgate.tables.Table;

/** Rounds as rows of a table. */
final class RoundRow {

    static final List<String> COLUMNS = List.of("轮次", "轮次名称", "事项编码", "部门编码", "比例", "开始日期", "结束日期");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,2}");
    private static final Pattern ITEM = Pattern.compile("[0-9]{14}");
    private static final Pattern DEPARTMENT = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final int NAME = 200;

    private RoundRow() {}

    /** Reads the rounds of a year; what is wrong goes to {@code errors}. */
    static List<Round> read(Table table, int year, List<RowError> errors) {
        var rounds = new ArrayList<Round>();
        var seen = new HashMap<String, Integer>();
        for (var row : table.rows()) {
            var f = new Fields(table, row);
            var number = f.matching("轮次", NUMBER, "1至999");
            var first = seen.putIfAbsent(number, row.number());
            if (first != null) f.wrong("轮次", "与第" + first + "行重复");
            var name = f.text("轮次名称", NAME);
            var items = f.parts("事项编码", ITEM, "14位数字");
            var departments = f.parts("部门编码", DEPARTMENT, "1至64位字母、数字或.-_:");
            var rate = f.optionalRate("比例");
            if (rate == null || rate.signum() == 0) f.wrong("比例", "必填，大于0，至多100%");
            var starts = f.date("开始日期");
            var ends = f.date("结束日期");
            if (starts.getYear() != year) f.wrong("开始日期", "应在" + year + "年内");
            if (ends.getYear() != year) f.wrong("结束日期", "应在" + year + "年内");
            if (ends.isBefore(starts)) f.wrong("结束日期", "早于开始日期");
            if (f.errors().isEmpty())
                rounds.add(new Round(
                        Integer.parseInt(number),
                        name,
                        items,
                        departments,
                        Objects.requireNonNullElse(rate, BigDecimal.ONE),
                        starts,
                        ends));
            errors.addAll(f.errors());
        }
        return rounds;
    }
}
