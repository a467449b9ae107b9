package org.provgate.mock.henan;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.provgate.spi.supervision.Behaviour;

/** Our records as Henan's contract can say them. */
final class Sayable {

    private Sayable() {}

    /** No names of targets and no forms. */
    static InspectionTask task(InspectionTask task) {
        var targets = task.targets().stream()
                .map(target ->
                        new Target(target.uscc(), target.sourceKey(), "", target.stratum(), target.certNos(), null))
                .toList();
        return new InspectionTask(
                task.taskId(),
                task.planId(),
                task.name(),
                task.directed(),
                task.start(),
                task.end(),
                task.drawRoot(),
                task.poolSize(),
                targets,
                task.amendment());
    }

    /** Times to the millisecond, one kind of “not published”. */
    static InspectionResult result(InspectionResult result) {
        return new InspectionResult(
                result.recordId(),
                result.taskId(),
                result.uscc(),
                result.sourceKey(),
                result.name(),
                result.itemCodes(),
                result.mode(),
                result.checkDate(),
                result.certNos(),
                findings(result.findings()),
                result.problems(),
                result.disposition(),
                result.signed(),
                result.refusalNote(),
                result.enteredBy(),
                result.enteredAt().withOffsetSameInstant(Times.ZONE).truncatedTo(ChronoUnit.MILLIS),
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

    static Behaviour behaviour(Behaviour behaviour) {
        return new Behaviour(
                behaviour.recordId(),
                behaviour.actionName(),
                behaviour.planId(),
                behaviour.itemCode(),
                behaviour.institutionCode(),
                behaviour.partyName(),
                behaviour.partyCode(),
                behaviour.special(),
                behaviour.type(),
                behaviour.mode(),
                behaviour.checkDate(),
                behaviour.officerNames(),
                behaviour.certNos(),
                findings(behaviour.findings()),
                behaviour.batchMark(),
                behaviour.change(),
                behaviour.source());
    }

    private static List<Finding> findings(List<Finding> findings) {
        return findings.stream()
                .map(each -> each == Finding.ANNUAL_REPORT_NOT_PUBLISHED ? Finding.NOTICE_NOT_PUBLISHED : each)
                .distinct()
                .toList();
    }

    private static @Nullable BigDecimal money(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.setScale(6);
    }
}
