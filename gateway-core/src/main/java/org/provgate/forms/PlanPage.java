package org.provgate.forms;

import static org.provgate.forms.Page.row;
import static org.provgate.forms.Page.section;
import static org.provgate.forms.Page.table;
import static org.provgate.forms.Page.wide;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The work plan of a batch (批次工作方案, R35): what was decided before the draw, by what it is verified, and what it gave. */
final class PlanPage {

    private PlanPage() {}

    static Tag of(WorkPlan plan) {
        return Page.paper("“双随机、一公开”抽查批次工作方案", plan.batchId())
                .add(
                        Page.title("“双随机、一公开”抽查工作方案", overview(plan), null),
                        section("一、抽查依据和事项"),
                        departments(plan.departments()),
                        section("二、抽查比例"),
                        strata(plan.strata()),
                        section("三、未纳入抽取的对象"),
                        exclusions(plan.exclusions()),
                        section("四、公开核验"),
                        proofs(plan),
                        section("五、抽取结果"),
                        targets(plan.targets()),
                        Tag.of("p", "organ", "牵头部门（盖章）　　　　　　　　"),
                        Tag.of("p", "organ", "　　　　年　　月　　日"));
    }

    private static Tag overview(WorkPlan plan) {
        var grid = table("grid", 18, 82)
                .add(
                        wide("批次名称", plan.name(), 1),
                        wide("批次编号", plan.batchId(), 1),
                        wide("年度计划", plan.plan(), 1),
                        wide("牵头部门", plan.leadDepartment(), 1),
                        wide("事项类别", plan.key() ? "重点检查事项" : "一般检查事项", 1),
                        wide("抽查方式", mode(plan.conditions()), 1),
                        wide("检查期限", Page.days(plan.starts(), plan.ends()), 1),
                        wide("批次状态", plan.state().text, 1));
        return plan.replaces() == null ? grid : grid.add(wide("重新抽取", plan.replaces(), 1));
    }

    private static String mode(List<WorkPlan.Condition> conditions) {
        if (conditions.isEmpty()) return "不定向抽查";
        return conditions.stream()
                .map(condition -> condition.name() + " " + condition.value())
                .collect(Collectors.joining("；", "定向抽查：", ""));
    }

    private static Tag departments(List<WorkPlan.Department> departments) {
        var grid = table("grid items", 22, 12, 28, 38).add(Page.head("参与部门", "每组人数", "检查事项", "检查依据"));
        for (var department : departments)
            grid.add(row(
                    department.name(),
                    department.teamSize() + " 人"
                            + (department.specialty() == null ? "" : "\n专长：" + department.specialty()),
                    String.join("\n", department.items()),
                    String.join("\n", new LinkedHashSet<>(department.basis()))));
        return grid;
    }

    private static Tag strata(List<WorkPlan.Stratum> strata) {
        var grid = table("grid", 28, 18, 18, 18, 18).add(Page.head("分层（风险等级等）", "抽查比例", "最低户数", "名录户数", "抽取户数"));
        for (var stratum : strata)
            grid.add(row(
                    stratum.name(),
                    percent(stratum.rate()),
                    text(stratum.minimum()),
                    text(stratum.frame()),
                    text(stratum.drawn())));
        return grid;
    }

    private static Tag exclusions(List<WorkPlan.Exclusion> exclusions) {
        if (exclusions.isEmpty()) return Page.paragraph("无。");
        var grid = table("grid", 70, 30).add(Page.head("原因", "户数"));
        for (var exclusion : exclusions) grid.add(row(exclusion.reason(), String.valueOf(exclusion.subjects())));
        return grid;
    }

    private static Tag proofs(WorkPlan plan) {
        var grid = table("grid proofs", 24, 76);
        grid.add(wide("随机种子", plan.seed() == null ? "尚未产生" : plan.seed(), 1));
        for (var proof : plan.proofs()) grid.add(wide(proof.name(), proof.value(), 1));
        return grid;
    }

    private static Tag targets(List<WorkPlan.Target> targets) {
        if (targets.isEmpty()) return Page.paragraph("尚未抽取。");
        var grid = table("grid items", 8, 24, 32, 8, 28).add(Page.head("序号", "统一社会信用代码", "名称", "分层", "检查人员"));
        return grid.addAll(IntStream.range(0, targets.size())
                .mapToObj(i -> target(i + 1, targets.get(i)))
                .toList());
    }

    private static Tag target(int number, WorkPlan.Target target) {
        return row(String.valueOf(number), target.key(), target.name(), target.stratum(), target.officers());
    }

    private static @Nullable String text(@Nullable Long number) {
        return number == null ? null : number.toString();
    }

    private static @Nullable String percent(@Nullable BigDecimal rate) {
        return rate == null ? null : rate.movePointRight(2).stripTrailingZeros().toPlainString() + " %";
    }
}
