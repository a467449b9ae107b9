package org.provgate.conformance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Receipt;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.provgate.spi.supervision.Behaviour;

/** Records as an adapter sends them that gets one thing wrong. */
final class Changed {

    private Changed() {}

    static InspectionResult codes(InspectionResult of, CheckMode mode, List<Finding> findings) {
        return result(of, mode, findings, of.problems(), of.refusalNote(), of.enteredBy(), of.correctionOf());
    }

    static InspectionResult by(InspectionResult of, String enteredBy) {
        return result(of, of.mode(), of.findings(), of.problems(), of.refusalNote(), enteredBy, of.correctionOf());
    }

    static InspectionResult saying(InspectionResult of, UnaryOperator<String> text) {
        var problems = of.problems() == null ? null : text.apply(of.problems());
        return result(of, of.mode(), of.findings(), problems, of.refusalNote(), of.enteredBy(), of.correctionOf());
    }

    static InspectionResult about(InspectionResult of, @Nullable String refusalNote, @Nullable String correctionOf) {
        return result(of, of.mode(), of.findings(), of.problems(), refusalNote, of.enteredBy(), correctionOf);
    }

    private static InspectionResult result(
            InspectionResult of,
            CheckMode mode,
            List<Finding> findings,
            @Nullable String problems,
            @Nullable String refusalNote,
            String enteredBy,
            @Nullable String correctionOf) {
        return new InspectionResult(
                of.recordId(),
                of.taskId(),
                of.uscc(),
                of.sourceKey(),
                of.name(),
                of.itemCodes(),
                mode,
                of.checkDate(),
                of.certNos(),
                findings,
                problems,
                of.disposition(),
                of.signed(),
                refusalNote,
                enteredBy,
                of.enteredAt(),
                correctionOf);
    }

    static Penalty penalty(Penalty of, Party party, @Nullable BigDecimal fine, @Nullable LocalDate publicUntil) {
        return new Penalty(
                of.recordId(),
                party,
                of.docName(),
                of.docNo(),
                of.kinds(),
                of.illegalType(),
                of.facts(),
                of.basis(),
                of.content(),
                fine,
                of.forfeit(),
                of.licenceAffected(),
                of.decisionDate(),
                of.validTo(),
                publicUntil,
                of.organ(),
                of.source(),
                of.remark());
    }

    static Behaviour behaviour(Behaviour of, List<String> officers, Behaviour.Change change) {
        return new Behaviour(
                of.recordId(),
                of.actionName(),
                of.planId(),
                of.itemCode(),
                of.institutionCode(),
                of.partyName(),
                of.partyCode(),
                of.special(),
                of.type(),
                of.mode(),
                of.checkDate(),
                officers,
                of.certNos(),
                of.findings(),
                of.batchMark(),
                change,
                of.source());
    }

    static InspectionTask task(InspectionTask of, List<Target> targets, @Nullable Amendment amendment) {
        return new InspectionTask(
                of.taskId(),
                of.planId(),
                of.name(),
                of.directed(),
                of.start(),
                of.end(),
                of.drawRoot(),
                of.poolSize(),
                targets,
                amendment);
    }

    static Receipt receipt(Receipt of, @Nullable String receiptNo, List<Receipt.FieldError> errors) {
        return new Receipt(of.recordId(), of.status(), receiptNo, errors);
    }
}
