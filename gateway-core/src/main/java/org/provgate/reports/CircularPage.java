package org.provgate.reports;

import static org.provgate.forms.Page.cell;
import static org.provgate.forms.Page.head;
import static org.provgate.forms.Page.paragraph;
import static org.provgate.forms.Page.row;
import static org.provgate.forms.Page.section;
import static org.provgate.forms.Page.table;
import static org.provgate.forms.Page.wide;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.provgate.forms.Page;
import org.provgate.forms.Tag;
import org.provgate.forms.Words;

/** The circular of one task (一检查一通报, R43): who was drawn, what was found and ordered, and whether the public can read it. */
final class CircularPage {

    private static final String TITLE = "“双随机、一公开”抽查情况通报";

    private CircularPage() {}

    static Tag of(Circular circular) {
        return Page.paper(TITLE, circular.taskId())
                .add(
                        Tag.of("h1").text(TITLE),
                        facts(circular),
                        section("一、总体情况"),
                        overview(circular),
                        section("二、检查结果分类"),
                        findings(circular),
                        section("三、抽查对象及检查结果"),
                        targets(circular.targets()),
                        section("四、发现的问题及整改要求"),
                        problems(circular.targets()),
                        section("五、公示情况"),
                        publication(circular),
                        Tag.of("div", "together")
                                .add(
                                        Tag.of("p", "organ", organ(circular) + "（盖章）"),
                                        Tag.of("p", "organ", "　　　　年　　月　　日")));
    }

    private static Tag facts(Circular circular) {
        return table("grid", 18, 82)
                .add(
                        wide("任务名称", circular.name(), 1),
                        wide("任务来源", circular.source(), 1),
                        wide("年度计划", circular.plan(), 1),
                        wide("检查期限", Page.days(circular.starts(), circular.ends()), 1),
                        wide("检查部门", String.join("、", circular.departments()), 1),
                        wide(
                                "检查事项",
                                lines(circular.items().stream()
                                        .map(i -> i.code() + (i.name() == null ? "" : " " + i.name()))),
                                1),
                        wide("检查依据", lines(circular.items().stream().map(Circular.Item::basis)), 1),
                        wide("数据截至", Page.day(circular.asOf()), 1));
    }

    private static String lines(Stream<@Nullable String> texts) {
        return texts.filter(Objects::nonNull).distinct().collect(Collectors.joining("\n"));
    }

    private static Tag overview(Circular circular) {
        var results = circular.results();
        return paragraph("本次抽查对象 %,d 户%s，由 %d 个部门检查，应检查 %,d 户次，已检查 %,d 户次。发现问题 %,d 户次，当事人拒绝签字 %,d 户次。"
                .formatted(
                        circular.targets().size(),
                        strata(circular.targets()),
                        circular.departments().size(),
                        circular.checks().size(),
                        results.size(),
                        results.stream().filter(Circular.Result::problem).count(),
                        results.stream().filter(r -> !r.signed()).count()));
    }

    /** Returns how many of each stratum; nothing for a task outside the draw. */
    private static String strata(List<Circular.Target> targets) {
        var strata = targets.stream()
                .filter(t -> t.stratum() != null)
                .collect(Collectors.groupingBy(Circular.Target::stratum, TreeMap::new, Collectors.counting()));
        return strata.isEmpty()
                ? ""
                : strata.entrySet().stream()
                        .map(e -> Words.stratum(e.getKey()) + " " + e.getValue() + " 户")
                        .collect(Collectors.joining("，", "（分层：", "）"));
    }

    private static Tag findings(Circular circular) {
        var grid = table("grid", 46, 38, 16).add(head("检查结果", "检查部门", "户次"));
        boolean any = false;
        for (var finding : PublicFinding.values()) {
            var counts = new LinkedHashMap<String, Long>();
            for (var check : circular.checks())
                if (check.result() != null && finding.in(check.result().findings()))
                    counts.merge(check.department(), 1L, Long::sum);
            counts.forEach((department, count) -> grid.add(row(finding.text, department, count.toString())));
            any |= !counts.isEmpty();
        }
        return any ? grid : paragraph("尚无检查结果。");
    }

    private static Tag targets(List<Circular.Target> targets) {
        var grid = table("grid items", 6, 26, 24, 12, 20, 12).add(head("序号", "检查对象", "检查部门", "检查日期", "检查结果", "公示日期"));
        for (int i = 0; i < targets.size(); i++) grid.add(target(i + 1, targets.get(i)));
        return grid;
    }

    /** Its lines stay together, whatever page they come to. */
    private static Tag target(int number, Circular.Target target) {
        var group = Tag.of("tbody", "together");
        var rows = String.valueOf(Math.max(1, target.checks().size()));
        var line = Tag.of("tr")
                .add(
                        Tag.of("td", "number", String.valueOf(number)).with("rowspan", rows),
                        Tag.of("td")
                                .with("rowspan", rows)
                                .text(Page.orNothing(target.name()))
                                .add(Tag.of("div", "code", target.number())));
        if (target.checks().isEmpty()) line.add(cell(null), cell(null), cell(null), cell(null));
        for (var check : target.checks()) {
            group.add(line.addAll(check(check)));
            line = Tag.of("tr");
        }
        return target.checks().isEmpty() ? group.add(line) : group;
    }

    private static List<Tag> check(Circular.Check check) {
        var result = check.result();
        return result == null
                ? List.of(cell(check.department()), cell(null), cell("未检查"), cell(null))
                : List.of(
                        cell(check.department()),
                        cell(result.day().toString()),
                        cell(PublicFinding.texts(result.findings())),
                        cell(
                                result.publishedOn() == null
                                        ? null
                                        : result.publishedOn().toString()));
    }

    private static Tag problems(List<Circular.Target> targets) {
        var grid = table("grid items", 26, 24, 25, 25).add(head("检查对象", "检查部门", "问题", "处理及整改要求"));
        boolean any = false;
        for (var target : targets)
            for (var check : target.checks()) {
                var result = check.result();
                if (result == null || !result.problem() && result.signed()) continue;
                any = true;
                grid.add(row(
                        Page.orNothing(target.name()),
                        check.department(),
                        result.problem()
                                ? result.problems() == null ? PublicFinding.texts(result.findings()) : result.problems()
                                : null,
                        Stream.of(result.disposition(), result.signed() ? null : "当事人拒绝签字，已如实记录。")
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining("\n"))));
            }
        if (!any) return paragraph("截至本通报，未发现问题。");
        return Tag.of("div").add(grid, paragraph("有关单位应当按照上述要求整改；检查部门负责督促、复查，并将结果归档。"));
    }

    private static Tag publication(Circular circular) {
        var results = circular.results();
        if (results.isEmpty()) return paragraph("尚无可公示的检查结果。");
        long published = results.stream().filter(r -> r.publishedOn() != null).count();
        var open = results.stream()
                .filter(r -> r.publishedOn() == null)
                .collect(Collectors.groupingBy(r -> standing(r.state()), TreeMap::new, Collectors.counting()));
        var text = "检查结果 %,d 户次，已公示 %,d 户次，公示率 %s。"
                .formatted(results.size(), published, percent(published, results.size()));
        return paragraph(
                open.isEmpty()
                        ? text
                        : text
                                + open.entrySet().stream()
                                        .map(e -> e.getKey() + " " + e.getValue() + " 户次")
                                        .collect(Collectors.joining("，", "尚未公示的：", "。")));
    }

    /** Never rounded up: 100 % is all of them. */
    private static String percent(long part, long whole) {
        return BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.DOWN) + "%";
    }

    private static String standing(@Nullable String state) {
        if (state == null) return "未报送";
        return switch (state) {
            case "ACCEPTED" -> "已录入待公示";
            case "REJECTED", "RETURNED" -> "被退回待更正";
            case "PARKED" -> "停止报送待处理";
            default -> "报送中";
        };
    }

    private static String organ(Circular circular) {
        return circular.departments().isEmpty()
                ? "检查机关"
                : circular.departments().get(0);
    }
}
