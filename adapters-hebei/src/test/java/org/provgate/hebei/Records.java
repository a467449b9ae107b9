package org.provgate.hebei;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Batch;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.provgate.spi.inspection.Officer;
import org.provgate.spi.supervision.CaseTransfer;

/** Things to send. */
final class Records {

    static final String NUMBER = "2026112000042";
    static final String ID_CARD = "130634199001011234";
    private static final String USCC = "91130634MA0A1B2C3D";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 19);
    private static final Penalty.Organ ORGAN = new Penalty.Organ("曲阳县住房和城乡建设局", "11130634000000000X");

    private Records() {}

    static <R> Batch<R> batch(List<R> records) {
        return new Batch<>(NUMBER, records);
    }

    static List<InspectionItem> items() {
        return List.of(
                new InspectionItem(
                        "13063400000001", "施工许可检查", true, "《建筑法》第七条", "住建局", "是否取得施工许可", "现场", "5%", "一年一次", true),
                new InspectionItem("13063400000002", "资质检查", false, null, null, null, null, null, null, false));
    }

    static List<Officer> officers() {
        return List.of(
                new Officer("冀F06340001", "张㐀", "曲阳县住建局", "科长", List.of("消防", "建筑"), LocalDate.of(2027, 12, 31), true),
                new Officer("冀F06340002", "李𠀀", "曲阳县住建局", null, List.of(), LocalDate.of(2026, 2, 28), false));
    }

    /** @param targets how many, of which each second has a form */
    static InspectionTask task(int targets, @Nullable Amendment amendment) {
        return new InspectionTask(
                "130634202611010001",
                "13063420260001",
                "建筑市场抽查",
                false,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                "0".repeat(64),
                5_000,
                IntStream.range(0, targets).mapToObj(Records::target).toList(),
                amendment);
    }

    private static Target target(int i) {
        var form = i % 2 == 0 ? "13063420261101" + i : null;
        var certNos = List.of("冀F06340001", "冀F06340002");
        return new Target(i == 1 ? null : USCC, "P" + i, "曲阳县石雕（集团）有限公司" + i, "A", certNos, form);
    }

    static InspectionResult result(String recordId, @Nullable String problems) {
        return new InspectionResult(
                recordId,
                "130634202611010001",
                USCC,
                "P1",
                "曲阳县石雕（集团）有限公司",
                List.of("13063400000001", "13063400000002"),
                CheckMode.ON_SITE,
                DAY,
                List.of("冀F06340001", "冀F06340002"),
                List.of(Finding.CORRECTED, Finding.NOTICE_NOT_PUBLISHED, Finding.CORRECTED),
                problems,
                "责令改正\r\n限期三日",
                false,
                "负责人不在场",
                "李四",
                OffsetDateTime.parse("2026-11-19T23:59:59+08:00"),
                null);
    }

    static InspectionResult correction() {
        return new InspectionResult(
                "B2",
                "130634202611010001",
                null,
                "P2",
                "某个体户",
                List.of("13063400000001"),
                CheckMode.COMMISSIONED,
                DAY,
                List.of("冀F06340001", "冀F06340002"),
                List.of(Finding.NO_PROBLEM),
                null,
                null,
                true,
                null,
                "李四",
                OffsetDateTime.parse("2026-11-19T16:00:00Z"),
                "B1");
    }

    static Penalty penalty(String recordId, Party.Kind kind, @Nullable String fine) {
        var person = kind == Party.Kind.PERSON;
        return new Penalty(
                recordId,
                new Party(
                        person ? "王五" : "曲阳县某公司",
                        kind,
                        person ? null : USCC,
                        person ? null : "130634000012345",
                        person ? null : "赵六",
                        "身份证",
                        ID_CARD),
                "行政处罚决定书",
                "曲住建罚字〔2026〕1号",
                List.of("警告", "罚款"),
                "未取得施工许可证擅自施工",
                "查明<事实>",
                "《建筑法》第六十四条",
                "罚款 & 警告",
                fine == null ? null : new BigDecimal(fine),
                null,
                null,
                DAY,
                null,
                LocalDate.of(2027, 11, 19),
                ORGAN,
                ORGAN,
                null);
    }

    static CaseTransfer transfer() {
        return new CaseTransfer(
                "T-1", CaseTransfer.Kind.JUDICIAL, "曲阳县人民法院", "曲阳县某公司", USCC, "P1", "涉嫌犯罪", "照片12张", DAY);
    }
}
