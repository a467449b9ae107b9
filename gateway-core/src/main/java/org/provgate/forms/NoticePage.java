package org.provgate.forms;

import static org.provgate.forms.Page.label;
import static org.provgate.forms.Page.paragraph;
import static org.provgate.forms.Page.row;
import static org.provgate.forms.Page.section;
import static org.provgate.forms.Page.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

/** The notice to a subject (检查通知书): who comes when, on what ground, to see what, and what the subject may demand (R46). */
final class NoticePage {

    private static final String DAY = "　　　　年　　月　　日";

    private NoticePage() {}

    static Tag of(FormSheet sheet) {
        var task = sheet.task();
        var subject = sheet.subject();
        return Page.paper("“双随机、一公开”抽查检查通知书", sheet.formNo())
                .add(
                        Tag.of("h1").text("检查通知书"),
                        Tag.of("p", "to", Page.orNothing(subject.name()) + "："),
                        Tag.of("p", "indent")
                                .text("你单位（统一社会信用代码或注册号：" + subject.uscc() + "）是“" + task.name()
                                        + "”的检查对象。现将检查事项通知如下，请予配合。"),
                        section("一、检查任务"),
                        facts(task),
                        section("二、检查部门和人员"),
                        officers(sheet.departments()),
                        section("三、检查内容和方法"),
                        items(sheet.departments()),
                        section("四、检查依据"),
                        Tag.of("ol", "basis")
                                .addAll(basis(sheet.departments()).stream()
                                        .map(basis -> Tag.of("li").text(basis))
                                        .toList()),
                        section("五、有关要求和权利"),
                        requirements(),
                        Tag.of("p", "organ", "检查机关（盖章）　　　　　　　　"),
                        Tag.of("p", "organ", DAY),
                        Tag.of("div", "together").add(section("送达回证"), receipt()));
    }

    private static Tag facts(FormSheet.Task task) {
        return table("grid", 18, 82)
                .add(
                        Page.wide("任务编号", task.id(), 1),
                        Page.wide("任务来源", task.source(), 1),
                        Page.wide("检查期限", Page.days(task.starts(), task.ends()), 1));
    }

    private static Tag officers(List<FormSheet.Department> departments) {
        var grid = table("grid", 40, 22, 38).add(Page.head("检查部门", "检查人员", "执法证号"));
        for (var department : departments)
            for (var seat : department.seats())
                grid.add(
                        seat.officer() == null
                                ? row(department.name(), "（另行告知）", "")
                                : row(department.name(), seat.officer(), seat.certNo()));
        return grid;
    }

    private static Tag items(List<FormSheet.Department> departments) {
        var grid = table("grid items", 22, 26, 34, 18).add(Page.head("检查部门", "检查事项", "检查内容", "检查方法"));
        for (var department : departments) {
            if (department.items().isEmpty()) grid.add(row(department.name(), "以检查时告知的事项为准", "", ""));
            for (var item : department.items())
                grid.add(row(department.name(), item.name(), item.content(), item.method()));
        }
        return grid;
    }

    /** Returns each basis once, in the order of the items. */
    private static LinkedHashSet<String> basis(List<FormSheet.Department> departments) {
        return departments.stream()
                .flatMap(department -> department.items().stream())
                .map(FormSheet.Item::basis)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Tag requirements() {
        return Tag.of("div")
                .add(
                        paragraph("1. 请安排熟悉情况的人员在场，如实说明情况，并准备营业执照、许可证件以及与检查内容有关的资料。"),
                        paragraph("2. 检查人员不少于两人，检查时出示执法证件。未出示执法证件的，你单位可以拒绝检查。"),
                        paragraph("3. 认为检查人员与你单位有利害关系、可能影响公正的，可以申请其回避。"),
                        paragraph("4. 检查结果由检查人员和你单位确认签字，对结果有异议的可以陈述和申辩。检查结果依法向社会公示。"));
    }

    private static Tag receipt() {
        return table("grid signatures", 18, 32, 18, 32)
                .add(
                        Tag.of("tr")
                                .add(
                                        label("送达方式"),
                                        Tag.of("td").add(Page.boxes("直接", "留置", "邮寄", "电子")),
                                        label("送达人"),
                                        Tag.of("td")),
                        Tag.of("tr").add(label("受送达人签收"), Tag.of("td"), label("签收日期"), Tag.of("td", "day", DAY)));
    }
}
