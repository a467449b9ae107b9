package org.provgate.forms;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Forms of an invented county. */
final class SampleForms {

    static final FormSheet.Task TASK = new FormSheet.Task(
            "410402202611210001",
            "2026年第三轮建筑市场与消防安全联合抽查",
            "随机抽取（批次 410402-2026-03，年度计划 41040020260003）",
            LocalDate.of(2026, 11, 23),
            LocalDate.of(2026, 12, 18));

    static final FormSheet.Department HOUSING = new FormSheet.Department(
            "新华区住房和城乡建设局",
            List.of(
                    new FormSheet.Item(
                            "41040200170001",
                            "建筑业企业资质及市场行为检查",
                            "资质条件是否持续符合标准；是否存在转包、违法分包、挂靠行为；合同履约情况。",
                            "查阅资料、现场询问",
                            "《中华人民共和国建筑法》第十三条、第二十六条；《建筑业企业资质管理规定》第二十三条"),
                    new FormSheet.Item(
                            "41040200170002",
                            "房屋建筑工程施工现场安全生产检查",
                            "安全生产责任制、专项施工方案、特种作业人员持证上岗情况。",
                            "实地检查",
                            "《中华人民共和国安全生产法》第六十五条；《建设工程安全生产管理条例》第四十三条")),
            List.of(new FormSheet.Seat("张㐂", "豫D00117023"), new FormSheet.Seat("欧阳建国", "豫D00117045")));

    static final FormSheet.Department FIRE = new FormSheet.Department(
            "新华区消防救援大队",
            List.of(new FormSheet.Item(
                    "41040200290005",
                    "单位消防安全职责落实情况检查",
                    "消防设施、器材配置及维护保养；疏散通道、安全出口是否畅通。",
                    "实地检查、抽样测试",
                    "《中华人民共和国消防法》第五十三条")),
            List.of(new FormSheet.Seat("李𠀀明", "豫X20260088"), FormSheet.Seat.EMPTY));

    private SampleForms() {}

    static FormSheet sheet() {
        return sheet(1, "平顶山市新华区㐀𠀀建筑工程有限公司", "房屋建筑和市政基础设施工程施工；建筑劳务分包；建筑材料销售（依法须经批准的项目，经相关部门批准后方可开展经营活动）。");
    }

    static FormSheet sheet(int number, String name, String scope) {
        return new FormSheet(
                "410402202611210001-%05d".formatted(number),
                TASK,
                new FormSheet.Subject(
                        "91410402MA9K0001XT",
                        name,
                        "河南省平顶山市新华区建设路中段88号院3号楼2单元",
                        "王建国",
                        LocalDate.of(2012, 5, 8),
                        scope),
                List.of(HOUSING, FIRE));
    }

    static List<FormSheet> sheets(int count) {
        var sheets = new ArrayList<FormSheet>();
        for (int i = 1; i <= count; i++)
            sheets.add(sheet(i, "平顶山市新华区第" + i + "建筑工程有限公司", sheet().subject().scope()));
        return sheets;
    }

    static WorkPlan plan() {
        var digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        return new WorkPlan(
                "410402-2026-03",
                TASK.name(),
                "2026年度抽查工作计划（41040020260003，第 2 版，第 3 轮）",
                HOUSING.name(),
                false,
                List.of(new WorkPlan.Condition("行业", "E47、E48")),
                TASK.starts(),
                TASK.ends(),
                WorkPlan.State.DISPATCHED,
                null,
                "1f3c".repeat(16),
                Stream.of(HOUSING, FIRE)
                        .map(d -> new WorkPlan.Department(
                                d.name(),
                                2,
                                d == HOUSING ? "安全" : null,
                                d.items().stream()
                                        .map(i -> i.code() + " " + i.name())
                                        .toList(),
                                d.items().stream().map(FormSheet.Item::basis).toList()))
                        .toList(),
                List.of(
                        new WorkPlan.Stratum("A", new BigDecimal("0.010000"), null, 312L, 4L),
                        new WorkPlan.Stratum("D", new BigDecimal("0.3"), 2L, 17L, 6L)),
                List.of(new WorkPlan.Exclusion("已采信其他部门的检查结果", 12), new WorkPlan.Exclusion("登记状态不是存续", 48)),
                List.of(
                        new WorkPlan.Proof("登记库根（封存批次 17）", digest),
                        new WorkPlan.Proof("抽查对象名录户数", "329"),
                        new WorkPlan.Proof("抽查对象名录根", digest),
                        new WorkPlan.Proof("种子贡献方 410402-sifa", "承诺：" + digest + "\n随机数：77aa\n取值：秋高气爽"),
                        new WorkPlan.Proof("抽取文件摘要", digest)),
                List.of(
                        new WorkPlan.Target("91410402MA9K0001XT", "平顶山市新华区㐀𠀀建筑工程有限公司", "D", "张㐂、欧阳建国、李𠀀明、（待补派）"),
                        new WorkPlan.Target("91410402MA9K0002XN", "平顶山市鹰城装饰装修有限公司", "A", "张㐂、王芳、李𠀀明、赵军")));
    }

    static byte[] pdf(Tag... papers) throws IOException {
        var out = new ByteArrayOutputStream();
        Pdf.write("检查表", Stream.of(papers).map(tag -> new Pdf.Paper("检查表", tag)).toList(), out);
        return out.toByteArray();
    }
}
