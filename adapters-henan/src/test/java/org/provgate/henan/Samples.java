package org.provgate.henan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.Officer;
import org.provgate.spi.supervision.Behaviour;

/** Records for the golden files: {@code full…} says all it can, {@code bare…} only what it must. Nobody in them is real. */
final class Samples {

    static final String TASK = "410402202310160001";
    private static final String PLAN = "41040220230001";
    private static final String ITEM = "41040200000001";
    private static final String USCC = "91410402MA9K0001XT";
    private static final LocalDate DAY = LocalDate.of(2023, 10, 18);
    private static final Penalty.Organ ORGAN = new Penalty.Organ("新华区市场监督管理局", "11410402005451234X");

    private Samples() {}

    private static boolean full(String name) {
        return name.startsWith("full");
    }

    static InspectionItem item(String name) {
        return full(name)
                ? new InspectionItem(ITEM, "消防安全检查", true, "消防法", "消防救援大队", "设施、通道", "现场检查", "不低于3%", "每年一次", true)
                : new InspectionItem("41040200000002", "年报检查", false, null, null, null, null, null, null, false);
    }

    static Officer officer(String name) {
        return full(name)
                ? new Officer("豫Y1", "示例甲", "市监局", "科员", List.of("计量", "特种设备"), LocalDate.of(2025, 1, 1), true)
                : new Officer("豫Y2", "示例乙", "市监局", null, List.of(), LocalDate.of(2024, 2, 29), false);
    }

    static InspectionPlan plan(String name) {
        var items = List.of(ITEM, "41040200000002");
        var from = LocalDate.of(2023, 3, 1);
        var to = LocalDate.of(2023, 11, 30);
        return full(name)
                ? new InspectionPlan(
                        PLAN,
                        "二〇二三年计划",
                        2023,
                        false,
                        from,
                        to,
                        "全区 5%",
                        "市监局",
                        items,
                        3,
                        "事项调整",
                        LocalDate.of(2023, 2, 20))
                : new InspectionPlan(PLAN, "二〇二三年计划", 2023, true, from, to, null, "市监局", List.of(), 0, null, null);
    }

    static InspectionTask task(String name) {
        var start = LocalDate.of(2023, 10, 16);
        var end = LocalDate.of(2023, 12, 31);
        var officers = List.of("豫Y1", "豫Y2");
        var known = new InspectionTask.Target(USCC, "P1", "新华区㐀建筑公司", "A", officers, "F-1");
        if (!full(name)) {
            var stall = new InspectionTask.Target(null, "P2", "乙摊位", "B", officers, null);
            return new InspectionTask(TASK, null, "投诉核查", null, start, end, null, null, List.of(known, stall), null);
        }
        var amendment = new InspectionTask.Amendment(2, "回避");
        return new InspectionTask(
                TASK, PLAN, "年报专项", true, start, end, "ab".repeat(32), 4_400, List.of(known), amendment);
    }

    static InspectionResult result(String recordId) {
        var entered = OffsetDateTime.parse("2023-10-18T16:30:00.123456Z");
        return full(recordId)
                ? new InspectionResult(
                        recordId,
                        TASK,
                        USCC,
                        "P1",
                        "新华区㐀𠀀“建筑”公司",
                        List.of(ITEM, "41040200000002"),
                        CheckMode.RELIED_ON,
                        DAY,
                        List.of("豫Y1", "豫Y2"),
                        List.of(Finding.ANNUAL_REPORT_NOT_PUBLISHED, Finding.CORRECTED, Finding.NOTICE_NOT_PUBLISHED),
                        "通道\"堵塞\"\n第二行",
                        "责令改正",
                        false,
                        "拒签",
                        "张静",
                        entered,
                        "R-0")
                : new InspectionResult(
                        recordId,
                        TASK,
                        null,
                        "P2",
                        "乙摊位",
                        List.of(ITEM),
                        CheckMode.ON_SITE,
                        DAY,
                        List.of("豫Y1", "豫Y2"),
                        List.of(Finding.NO_PROBLEM),
                        null,
                        null,
                        true,
                        null,
                        "张静",
                        entered,
                        null);
    }

    /** Asks for the receipt that the record of this id got. */
    static PublicationQuestion question(String recordId) {
        return new PublicationQuestion(recordId, "HN-" + recordId);
    }

    private static Party party(String recordId) {
        if (recordId.endsWith("person"))
            return new Party("示例丙", Party.Kind.PERSON, null, null, null, "身份证", "41040219900101001X");
        return full(recordId)
                ? new Party("甲公司", Party.Kind.ORGANISATION, USCC, "410402000000015", "示例丁", "护照", "E00000000")
                : new Party("乙商行", Party.Kind.INDIVIDUAL_BUSINESS, "92410402MA9K0001XP", null, null, null, null);
    }

    static Penalty penalty(String recordId) {
        var party = party(recordId);
        return full(recordId)
                ? new Penalty(
                        recordId,
                        party,
                        "行政处罚决定书",
                        "新市监罚〔2023〕1号",
                        List.of("罚款", "没收违法所得"),
                        "无照经营",
                        "事实",
                        "条例第五条",
                        "罚款1.5万元",
                        new BigDecimal("1.50"),
                        new BigDecimal("0.000001"),
                        "营业执照 1号",
                        DAY,
                        LocalDate.of(2024, 10, 18),
                        LocalDate.of(2026, 10, 18),
                        ORGAN,
                        ORGAN,
                        "备注")
                : new Penalty(
                        recordId,
                        party,
                        null,
                        "新市监罚〔2023〕2号",
                        List.of("警告"),
                        "超范围经营",
                        null,
                        "条例第六条",
                        "警告",
                        null,
                        null,
                        null,
                        DAY,
                        null,
                        null,
                        ORGAN,
                        ORGAN,
                        null);
    }

    static Licence licence(String recordId) {
        var party = party(recordId);
        return full(recordId)
                ? new Licence(
                        recordId,
                        party,
                        "准予许可决定书",
                        "新许〔2023〕1号",
                        "普通",
                        "食品经营",
                        "食品经营许可证",
                        "JY14104020000001",
                        DAY,
                        DAY,
                        LocalDate.of(2028, 10, 17),
                        ORGAN,
                        ORGAN,
                        "备注")
                : new Licence(
                        recordId,
                        party,
                        null,
                        "新许〔2023〕2号",
                        "登记",
                        "设立",
                        null,
                        null,
                        DAY,
                        null,
                        null,
                        ORGAN,
                        ORGAN,
                        null);
    }

    static SanctionFeedback feedback(String feedbackId) {
        return full(feedbackId)
                ? new SanctionFeedback("LC/2023 一", feedbackId, "财政局", "已限制参加采购", DAY, "备注")
                : new SanctionFeedback("LC-1", feedbackId, "财政局", "已限制参加采购", DAY, null);
    }

    static Behaviour behaviour(String recordId) {
        return full(recordId)
                ? new Behaviour(
                        recordId,
                        "年报专项检查",
                        PLAN,
                        ITEM,
                        ORGAN.uscc(),
                        "甲公司",
                        USCC,
                        true,
                        CheckMode.ON_SITE,
                        CheckMode.COMMISSIONED,
                        DAY,
                        List.of("示例甲", "示例乙"),
                        List.of("豫Y1", "豫Y2"),
                        List.of(Finding.NOTICE_NOT_PUBLISHED, Finding.ANNUAL_REPORT_NOT_PUBLISHED, Finding.FOLLOW_UP),
                        "2023101900001",
                        Behaviour.Change.UPDATE,
                        "410402010")
                : new Behaviour(
                        recordId,
                        "日常检查",
                        null,
                        ITEM,
                        ORGAN.uscc(),
                        "乙摊位",
                        null,
                        false,
                        CheckMode.ONLINE,
                        CheckMode.ONLINE,
                        DAY,
                        List.of("示例甲"),
                        List.of("豫Y1"),
                        List.of(Finding.NO_PROBLEM),
                        "2023101900001",
                        Behaviour.Change.INSERT,
                        "410402010");
    }
}
