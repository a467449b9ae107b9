package org.provgate.forms;

import static org.provgate.forms.Page.boxes;
import static org.provgate.forms.Page.cell;
import static org.provgate.forms.Page.label;
import static org.provgate.forms.Page.orNothing;
import static org.provgate.forms.Page.section;
import static org.provgate.forms.Page.table;
import static org.provgate.forms.Page.wide;

import java.util.Collections;
import java.util.List;

/** The form of one enterprise (一企一表, R43): all joint departments inspect with one paper, signed once (R46, R47). */
final class SheetPage {

    /** The eight public results (domain 4.4); one province asks which duty to publish was missed. */
    private static final String[] RESULTS = {
        "未发现问题",
        "未按规定公示应当公示的信息（○年报 ○即时信息）",
        "公示信息隐瞒真实情况、弄虚作假",
        "通过登记的住所（经营场所）无法联系",
        "发现问题已责令改正",
        "不配合检查情节严重",
        "未发现开展本次抽查涉及的经营活动",
        "发现问题待后续处理"
    };

    /** Domain 4.5 and R44. */
    private static final String[] MODES = {"实地检查", "书面检查", "网络监测", "信息比对", "检验检测", "委托专业机构", "采信其他部门结果", "其他＿＿＿＿＿＿"};

    /** Rows to write in by hand, where a task outside the draw names no items. */
    private static final int EMPTY_ITEMS = 3;

    private static final FormSheet.Item BY_HAND = new FormSheet.Item("", "", "", "", "");

    private static final String DAY = "　　　年　　月　　日";

    private SheetPage() {}

    static Tag of(FormSheet sheet) {
        var task = sheet.task();
        var facts = table("facts", 17, 83)
                .add(
                        wide("表　　号", sheet.formNo(), 1),
                        wide("任务编号", task.id(), 1),
                        wide("任务名称", task.name(), 1),
                        wide("任务来源", task.source(), 1),
                        wide("检查期限", Page.days(task.starts(), task.ends()), 1));
        return Page.paper("“双随机、一公开”抽查检查表（一企一表）", sheet.formNo())
                .add(
                        Page.title(
                                "“双随机、一公开”抽查检查表（一企一表）",
                                facts,
                                QrCode.of("provgate:task:" + task.id() + ":form:" + sheet.formNo())),
                        section("一、检查对象"),
                        subject(sheet.subject()),
                        section("二、检查人员及检查方式"),
                        officers(sheet.departments()),
                        section("三、检查事项及结果（每一事项在相应结果前的□内划“✓”，可多选）"),
                        items(sheet.departments()),
                        section("四、发现的问题、证据及处理意见"),
                        Tag.of("table", "grid writing").add(Tag.of("tr").add(Tag.of("td"))),
                        section("五、签字确认"),
                        signatures(sheet.departments()));
    }

    private static Tag subject(FormSheet.Subject subject) {
        return table("grid", 18, 36, 18, 28)
                .add(
                        wide("名　　称", subject.name(), 3),
                        Tag.of("tr")
                                .add(
                                        label("统一社会信用代码\n（注册号）"),
                                        cell(subject.uscc()),
                                        label("法定代表人\n（负责人）"),
                                        cell(subject.legalRep())),
                        Tag.of("tr")
                                .add(
                                        label("成立日期"),
                                        cell(subject.established() == null ? null : Page.day(subject.established())),
                                        label("现场联系人及电话"),
                                        Tag.of("td")),
                        wide("住所（经营场所）", subject.address(), 3),
                        wide("经营范围", subject.scope(), 3));
    }

    private static Tag officers(List<FormSheet.Department> departments) {
        var grid = table("grid", 34, 18, 48).add(Page.head("检查部门", "检查人员", "执法证号"));
        for (var department : departments) {
            var seats = department.seats();
            for (int i = 0; i < seats.size(); i++) {
                var line = Tag.of("tr");
                if (i == 0) line.add(cell(department.name()).with("rowspan", String.valueOf(seats.size())));
                grid.add(
                        seats.get(i).officer() == null
                                ? line.add(cell("（待补派）"), Tag.of("td"))
                                : line.add(
                                        cell(seats.get(i).officer()),
                                        cell(seats.get(i).certNo())));
            }
        }
        return grid.add(
                Tag.of("tr")
                        .add(label("检查方式"), Tag.of("td").with("colspan", "2").add(boxes(MODES))),
                Tag.of("tr")
                        .add(
                                label("检查前出示执法证件，\n告知依据、内容、期限、要求"),
                                Tag.of("td").with("colspan", "2").add(boxes("是", "否，原因：＿＿＿＿＿＿＿＿＿＿＿＿"))));
    }

    private static Tag items(List<FormSheet.Department> departments) {
        var grid = table("grid items", 6, 22, 28, 14, 30).add(Page.head("序号", "事项名称及编码", "检查内容", "检查方法", "检查依据"));
        int number = 0;
        for (var department : departments) {
            // A heading stays with its first item, an item with its result.
            var group = Tag.of("tbody", "together")
                    .add(Tag.of("tr")
                            .add(Tag.of("td", "department", "检查部门：" + department.name())
                                    .with("colspan", "5")));
            for (var item : itemsOf(department)) {
                grid.add(group.add(item(++number, item), result()));
                group = Tag.of("tbody", "together");
            }
        }
        return grid;
    }

    private static Tag item(int number, FormSheet.Item item) {
        var row = item == BY_HAND ? Tag.of("tr", "blank") : Tag.of("tr");
        return row.add(
                Tag.of("td", "number", String.valueOf(number)),
                Tag.of("td").text(item.name()).add(Tag.of("div", "code", item.code())),
                Tag.of("td").text(item.content()),
                Tag.of("td").text(item.method()),
                Tag.of("td").text(item.basis()));
    }

    private static Tag result() {
        return Tag.of("tr")
                .add(
                        Tag.of("td", "number", "结果"),
                        Tag.of("td").with("colspan", "4").add(boxes(RESULTS)));
    }

    private static List<FormSheet.Item> itemsOf(FormSheet.Department department) {
        if (!department.items().isEmpty()) return department.items();
        return Collections.nCopies(EMPTY_ITEMS, BY_HAND);
    }

    private static Tag signatures(List<FormSheet.Department> departments) {
        var grid = table("grid signatures", 26, 37, 37);
        for (var department : departments) {
            var seats = Math.max(2, department.seats().size());
            for (int i = 0; i < seats; i++) {
                var line = Tag.of("tr");
                if (i == 0)
                    line.add(Tag.of("th", "label", orNothing(department.name()) + "\n检查人员签字")
                            .with("rowspan", String.valueOf(seats)));
                grid.add(line.add(cell((i + 1) + "."), Tag.of("td", "day", DAY)));
            }
        }
        return grid.add(
                Tag.of("tr", "seal")
                        .add(
                                label("检查对象\n法定代表人（负责人）\n签字并盖章"),
                                Tag.of("td", "hint", "（签字）"),
                                Tag.of("td").add(Tag.of("div", "hint", "（盖章）"), Tag.of("div", "day", DAY))),
                Tag.of("tr", "refusal")
                        .add(
                                label("拒签情况\n（如实记录）"),
                                Tag.of("td")
                                        .with("colspan", "2")
                                        .add(
                                                boxes("拒绝签字", "拒绝盖章", "法定代表人（负责人）不在场", "其他"),
                                                Tag.of("div", "note", "原因及经过："),
                                                Tag.of("div", "day", "见证人签字：　　　　　　　　　　" + DAY))));
    }
}
