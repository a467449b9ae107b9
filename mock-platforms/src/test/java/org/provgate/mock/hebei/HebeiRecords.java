package org.provgate.mock.hebei;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.register.SubjectRow;
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

/** Things to send to the stand-in. */
final class HebeiRecords {

    private static final LocalDate CHECKED = LocalDate.of(2026, 11, 19);

    private HebeiRecords() {}

    static InspectionItem item(String code) {
        return new InspectionItem(code, "资质检查", true, "《建筑法》", "住建局", "资质", "现场", null, null, true);
    }

    static Officer officer(String certNo) {
        return new Officer(certNo, "王芳", "曲阳县住建局", null, List.of("消防", "建筑"), LocalDate.of(2027, 12, 31), true);
    }

    static List<Target> targets(List<SubjectRow> subjects, String... certNos) {
        return subjects.stream()
                .map(row ->
                        new Target(row.uscc(), row.sourceKey(), row.name(), "A", List.of(certNos), "F-" + row.uscc()))
                .toList();
    }

    static Target target(String sourceKey, @Nullable String formNo) {
        return new Target(null, sourceKey, "某公司", "A", List.of("C1", "C2"), formNo);
    }

    static InspectionTask task(List<Target> targets, @Nullable Amendment amendment) {
        return new InspectionTask(
                "130634202611010001",
                "13063420260001",
                "建筑市场抽查",
                false,
                LocalDate.of(2026, 11, 1),
                LocalDate.of(2026, 11, 30),
                "0".repeat(64),
                50,
                targets,
                amendment);
    }

    static InspectionResult result(String recordId, SubjectRow row) {
        return new InspectionResult(
                recordId,
                "130634202611010001",
                row.uscc(),
                row.sourceKey(),
                row.name(),
                List.of("13063400000001", "13063400000002"),
                CheckMode.TESTING,
                CHECKED,
                List.of("C1", "C2"),
                List.of(Finding.ANNUAL_REPORT_NOT_PUBLISHED, Finding.CORRECTED),
                "围挡 <破损> & 㐀𠀀",
                "责令改正\r\n限期三日",
                false,
                "负责人不在场",
                "李四",
                OffsetDateTime.parse("2026-11-19T10:00:00Z"),
                null);
    }

    static InspectionResult with(InspectionResult result, List<String> certNos, String name) {
        return new InspectionResult(
                result.recordId(),
                result.taskId(),
                result.uscc(),
                result.sourceKey(),
                name,
                result.itemCodes(),
                result.mode(),
                result.checkDate(),
                certNos,
                result.findings(),
                result.problems(),
                result.disposition(),
                result.signed(),
                result.refusalNote(),
                result.enteredBy(),
                result.enteredAt(),
                result.correctionOf());
    }

    static Penalty penalty(String recordId, Party.Kind kind, @Nullable String uscc) {
        var organ = new Penalty.Organ("曲阳县住房和城乡建设局", "11130634000000000X");
        return new Penalty(
                recordId,
                new Party("当事人", kind, uscc, null, null, "身份证", "not an id"),
                null,
                "曲住建罚字〔2026〕1号",
                List.of("警告", "罚款"),
                "未取得施工许可证擅自施工",
                null,
                "《建筑法》第六十四条",
                "罚款",
                new BigDecimal("1.5"),
                null,
                null,
                CHECKED,
                null,
                null,
                organ,
                organ,
                null);
    }

    static CaseTransfer transfer(String facts) {
        return new CaseTransfer(
                "T-1", CaseTransfer.Kind.PUBLIC_SECURITY, "曲阳县公安局", "某公司", null, "P1", facts, null, CHECKED);
    }
}
