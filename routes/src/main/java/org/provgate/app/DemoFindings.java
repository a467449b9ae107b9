package org.provgate.app;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.provgate.credit.PenaltySubmission;
import org.provgate.mock.bureau.SampleBureau;
import org.provgate.results.ResultSubmission;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty.Organ;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;

/** What the demo's inspectors find: mostly nothing, some of everything, and a few forms filled in wrongly on purpose. */
final class DemoFindings {

    private static final List<Finding> MIX = List.of(
            Finding.NO_PROBLEM,
            Finding.NO_PROBLEM,
            Finding.NO_PROBLEM,
            Finding.NO_PROBLEM,
            Finding.CORRECTED,
            Finding.NO_PROBLEM,
            Finding.UNREACHABLE,
            Finding.NO_PROBLEM,
            Finding.ANNUAL_REPORT_NOT_PUBLISHED,
            Finding.NO_ACTIVITY,
            Finding.NO_PROBLEM,
            Finding.FOLLOW_UP,
            Finding.NOTICE_NOT_PUBLISHED,
            Finding.NO_PROBLEM,
            Finding.FALSE_INFO,
            Finding.NO_PROBLEM,
            Finding.OBSTRUCTED);
    private static final Map<Finding, String> PROBLEMS = Map.of(
            Finding.CORRECTED, "现场公示栏内容不全",
            Finding.UNREACHABLE, "登记住所查无此单位",
            Finding.ANNUAL_REPORT_NOT_PUBLISHED, "未公示2025年度报告",
            Finding.FOLLOW_UP, "资质证书信息待核实",
            Finding.NOTICE_NOT_PUBLISHED, "股权变更未在20个工作日内公示",
            Finding.FALSE_INFO, "年报从业人数与实际不符",
            Finding.OBSTRUCTED, "拒绝提供合同台账");

    private final LocalDate today;

    DemoFindings(LocalDate today) {
        this.today = today;
    }

    /** @param n place in the task, from 0 */
    ResultSubmission result(int n, String task, String subject, List<String> items, List<String> certNos) {
        var finding = MIX.get(n % MIX.size());
        boolean signed = finding != Finding.OBSTRUCTED && finding != Finding.UNREACHABLE;
        boolean wrong = n % 401 == 400;
        return new ResultSubmission(
                null,
                task,
                subject,
                items,
                n % 5 == 4 ? CheckMode.WRITTEN : CheckMode.ON_SITE,
                today,
                wrong ? certNos.subList(0, 1) : certNos,
                List.of(finding),
                PROBLEMS.get(finding),
                finding == Finding.CORRECTED ? "已当场改正" : null,
                signed,
                signed || wrong ? null : "法定代表人不在场或拒绝签字，已由见证人记录",
                null,
                List.of(),
                null);
    }

    /** @param n from 0; the last of ten was decided long ago, so that it is late */
    PenaltySubmission penalty(int n, String province, SampleBureau bureau, String name, String uscc) {
        var area = bureau.area();
        var organ = new Organ("住房和城乡建设局", bureau.organ());
        return new PenaltySubmission(
                null,
                province,
                new Party(
                        name,
                        uscc.startsWith("92") ? Party.Kind.INDIVIDUAL_BUSINESS : Party.Kind.ORGANISATION,
                        uscc,
                        null,
                        null,
                        null,
                        null),
                "行政处罚决定书",
                "%s建罚决字〔%d〕%s-%d号".formatted(area, today.getYear(), today, n + 1),
                List.of("罚款"),
                "未取得施工许可证擅自施工",
                "现场检查发现未办理施工许可",
                "《中华人民共和国建筑法》第六十四条",
                "罚款人民币叁万元",
                new BigDecimal("3.000000"),
                null,
                null,
                n % 10 == 9 ? today.minusDays(20) : today,
                null,
                null,
                organ,
                organ,
                null,
                null,
                null,
                null,
                List.of(),
                null);
    }

    /** Returns the lists in pieces of at most this many. */
    static <T> List<List<T>> pieces(List<T> all, int most) {
        var pieces = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += most)
            pieces.add(all.subList(from, Math.min(all.size(), from + most)));
        return pieces;
    }
}
