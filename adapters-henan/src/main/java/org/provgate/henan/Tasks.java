package org.provgate.henan;

import java.util.List;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Step;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionTask;

/** A task with its targets and teams, in one step (section “Inspection platform”); Henan keeps no forms. */
final class Tasks {

    private static final int MOST_TARGETS = 5_000;

    private Tasks() {}

    static WireRequest encode(Step<InspectionTask> step, CallContext context) {
        if (!step.position().isEmpty())
            throw new IllegalArgumentException("not a position of Henan's tasks: " + step.position());
        var task = step.thing();
        if (task.targets().size() > MOST_TARGETS)
            throw new PlatformException.Refused(
                    Fields.MALFORMED,
                    "Not sent to Henan: task " + task.taskId() + " has "
                            + task.targets().size()
                            + " targets, and Henan takes at most " + MOST_TARGETS
                            + " in a task. Divide it into several tasks.");
        return Requests.send(context, "PUT", "/tasks/" + Requests.encoded(task.taskId()), form(task));
    }

    static Step.Progress decode(Step<InspectionTask> step, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        Answer.whole(response).checked();
        return new Step.Progress(List.of());
    }

    private static Fields form(InspectionTask task) {
        var directed = task.directed();
        var amendment = task.amendment();
        var form = Fields.of("task " + task.taskId())
                .text("taskId", task.taskId())
                .text("planId", task.planId())
                .text("taskName", task.name())
                .text("mode", directed == null ? null : Codes.mode(directed))
                .date("start", task.start())
                .date("end", task.end())
                .text("drawRoot", task.drawRoot())
                .number("poolSize", task.poolSize())
                .rows("targets", task.targets().stream().map(Tasks::form).toList());
        // a first dispatch carries none, not even null
        if (amendment == null) return form;
        return form.object(
                "amendment",
                Fields.of("the amendment of task " + task.taskId())
                        .number("number", amendment.number())
                        .text("reason", amendment.reason()));
    }

    private static Fields form(InspectionTask.Target target) {
        return Fields.of("target " + (target.uscc() == null ? target.sourceKey() : target.uscc()))
                .text("UniSCID", target.uscc())
                .text("PriPID", target.sourceKey())
                .text("stratum", target.stratum())
                .texts("officers", target.certNos());
    }
}
