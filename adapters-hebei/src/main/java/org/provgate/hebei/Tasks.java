package org.provgate.hebei;

import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.Step;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Target;

/**
 * Brings a task there, one package after the other: the draw list (contract, 2001), then the officers (2002), then the forms
 * (2003) as far as there are any. An amendment changes officers only; sent for all targets, those unchanged do no harm.
 */
final class Tasks {

    private Tasks() {}

    static Operation<Step<InspectionTask>, Step.Progress> operation() {
        return Operation.of("task-step", Tasks::encode, Tasks::decode);
    }

    private static WireRequest encode(Step<InspectionTask> step, CallContext context) {
        var task = step.thing();
        var position = TaskPosition.of(step);
        var request = new Request(position.part().tranCode()).text("TaskNo", task.taskId());
        if (position.part() == TaskPosition.Part.DRAW)
            request.text("TaskName", task.name()).day("StartDate", task.start()).day("EndDate", task.end());
        return request.rows(position.targets(task), TaskPosition.LIMIT, (row, target) -> row(row, target, position))
                .seal(context);
    }

    private static void row(Request row, Target target, TaskPosition position) {
        row.text("UNISCID", target.uscc()).text("PRIPID", target.sourceKey());
        switch (position.part()) {
            case DRAW -> row.text("ENTNAME", target.name()).text("Stratum", target.stratum());
            case MATCH -> row.joined("CertNos", target.certNos());
            case FORM -> row.text("FormNo", target.formNo());
        }
    }

    private static Step.Progress decode(Step<InspectionTask> step, WireResponse response, CallContext context) {
        var position = TaskPosition.of(step);
        Failures.good(response, context).accepted(position.targets(step.thing()).size());
        return new Step.Progress(
                position.next(step.thing()).map(TaskPosition::toString).stream().toList());
    }
}
