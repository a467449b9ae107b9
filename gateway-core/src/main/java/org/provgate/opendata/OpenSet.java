package org.provgate.opendata;

import static org.provgate.opendata.Filter.*;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;

/** What is open, and all that can be asked about it: everything a statement is made of stands here and in {@link Filter}. */
public enum OpenSet {
    /** 抽查检查结果, public at the province. */
    RESULTS(
            "open_result",
            "抽查检查结果",
            "Results of inspections",
            Columns.RESULT,
            List.of(new Sort("published_on", "date"), new Sort("checked_on", "date"), new Sort("id", "text")),
            Map.of(
                    FROM, "checked_on >= :from",
                    TO, "checked_on <= :to",
                    AREA, "starts_with(area_code, :area)",
                    DEPARTMENT, "department = :department",
                    ITEM, ":item = ANY(items)")),
    /** 年度抽查工作计划, a planned round a row. */
    PLANS(
            "open_plan",
            "年度抽查工作计划",
            "Annual plans, a planned round a row",
            Columns.PLAN,
            List.of(new Sort("id", "text"), new Sort("published_on", "date"), new Sort("year", "integer")),
            Map.of(
                    FROM, "published_on >= :from",
                    TO, "published_on <= :to",
                    AREA, "starts_with(area_code, :area)",
                    DEPARTMENT, "(lead_department = :department OR :department = ANY(departments))",
                    ITEM, ":item = ANY(items)")),
    /** 随机抽查事项清单. */
    ITEMS(
            "open_item",
            "随机抽查事项清单",
            "Items that are inspected at random",
            Columns.ITEM,
            List.of(new Sort("id", "text"), new Sort("fixed_on", "date"), new Sort("year", "integer")),
            Map.of(
                    FROM, "fixed_on >= :from",
                    TO, "fixed_on <= :to",
                    DEPARTMENT, "department = :department",
                    ITEM, "code = :item")),
    /** 行政处罚 of organisations. */
    PENALTIES(
            "open_penalty",
            "行政处罚（法人及非法人组织）",
            "Administrative penalties of organisations",
            Columns.PENALTY,
            List.of(new Sort("accepted_on", "date"), new Sort("decided_on", "date"), new Sort("id", "text")),
            Map.of(
                    FROM, "decided_on >= :from",
                    TO, "decided_on <= :to",
                    AREA, "starts_with(area_code, :area)",
                    DEPARTMENT, "department = :department"));

    final String view;
    final String zh;
    final String en;
    final List<Field> fields;
    final List<Sort> sorts;
    final Map<Filter, String> conditions;

    /** @param sorts the first is that of whoever names none */
    OpenSet(String view, String zh, String en, List<Field> fields, List<Sort> sorts, Map<Filter, String> conditions) {
        this.view = view;
        this.zh = zh;
        this.en = en;
        this.fields = fields;
        this.sorts = sorts;
        this.conditions = new EnumMap<>(conditions);
    }

    /** Returns its name in addresses, such as {@code results}. */
    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws NoSuchElementException if there is none of this name, with those there are */
    public static OpenSet of(String path) {
        return Arrays.stream(values())
                .filter(set -> set.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("there is no such open data; there are "
                        + String.join(
                                ", ", Arrays.stream(values()).map(OpenSet::path).toList())));
    }
}
