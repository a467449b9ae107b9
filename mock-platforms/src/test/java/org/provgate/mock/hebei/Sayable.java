package org.provgate.mock.hebei;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionTask;

/** Our records as Hebei's contract can say them. */
final class Sayable {

    private Sayable() {}

    /** No ratio and no frequency. */
    static InspectionItem item(InspectionItem item) {
        return new InspectionItem(
                item.code(),
                item.name(),
                item.key(),
                item.legalBasis(),
                item.subjectBody(),
                item.content(),
                item.method(),
                null,
                null,
                item.valid());
    }

    /** No plan and no frame; an amendment is seen only by the officers it changed. */
    static InspectionTask task(InspectionTask task) {
        return new InspectionTask(
                task.taskId(), null, task.name(), null, task.start(), task.end(), null, null, task.targets(), null);
    }

    /** Times to the second; commissioned bodies and tests are one. */
    static InspectionResult result(InspectionResult result) {
        return new InspectionResult(
                result.recordId(),
                result.taskId(),
                result.uscc(),
                result.sourceKey(),
                result.name(),
                result.itemCodes(),
                result.mode() == CheckMode.COMMISSIONED ? CheckMode.TESTING : result.mode(),
                result.checkDate(),
                result.certNos(),
                result.findings(),
                result.problems(),
                result.disposition(),
                result.signed(),
                result.refusalNote(),
                result.enteredBy(),
                result.enteredAt().withOffsetSameInstant(Reading.OFFSET).truncatedTo(ChronoUnit.SECONDS),
                result.correctionOf());
    }

    static Penalty penalty(Penalty penalty) {
        return new Penalty(
                penalty.recordId(),
                penalty.party(),
                penalty.docName(),
                penalty.docNo(),
                penalty.kinds(),
                penalty.illegalType(),
                penalty.facts(),
                penalty.basis(),
                penalty.content(),
                money(penalty.fine()),
                money(penalty.forfeit()),
                penalty.licenceAffected(),
                penalty.decisionDate(),
                penalty.validTo(),
                penalty.publicUntil(),
                penalty.organ(),
                penalty.source(),
                penalty.remark());
    }

    private static @Nullable BigDecimal money(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(6);
    }
}
