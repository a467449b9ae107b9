package org.provgate.henan;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.provgate.spi.Batch;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.SubmissionChannel.Holding;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionResult;

/** Results of one task: sent, and asked for after an unclear outcome (section “Inspection platform”). */
final class Results {

    private static final Intake<InspectionResult> INTAKE =
            new Intake<>("results", 100, Results::path, InspectionResult::recordId, Results::form);
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Results() {}

    static SubmissionChannel<InspectionResult> channel() {
        return new SubmissionChannel<>(
                INTAKE.limit(),
                INTAKE.submit(),
                Optional.empty(),
                Optional.of(Operation.of("result-lookup", Results::lookup, Results::holding)));
    }

    private static String path(Batch<InspectionResult> batch) {
        var tasks = batch.records().stream()
                .map(InspectionResult::taskId)
                .distinct()
                .toList();
        if (tasks.size() > 1)
            throw new IllegalArgumentException("batch " + batch.number() + " of results holds records of the tasks "
                    + tasks + "; Henan takes a batch for one task");
        return path(tasks.get(0)) + ":batch";
    }

    private static String path(String taskId) {
        return "/tasks/" + Requests.encoded(taskId) + "/results";
    }

    static Fields form(InspectionResult result) {
        return Fields.of("record " + result.recordId())
                .text("recordId", result.recordId())
                .text("UniSCID", result.uscc())
                .text("PriPID", result.sourceKey())
                .text("EntName", result.name())
                .texts("itemCodes", result.itemCodes())
                .text("checkMode", Codes.of(result.mode()))
                .date("checkDate", result.checkDate())
                .texts("officers", result.certNos())
                .texts("results", Codes.of(result.findings()).toList())
                .text("problems", result.problems())
                .text("disposition", result.disposition())
                .text("signStatus", result.signed() ? "SIGNED" : "REFUSED")
                .text("refusalNote", result.refusalNote())
                .text("enteredBy", result.enteredBy())
                .time("enteredAt", result.enteredAt())
                .text("correctionOf", result.correctionOf());
    }

    private static WireRequest lookup(InspectionResult result, CallContext context) {
        return Requests.get(context, path(result.taskId()), new TreeMap<>(Map.of("recordId", result.recordId())));
    }

    private static Holding holding(InspectionResult result, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        var answer = Answer.whole(response).checked();
        if (!answer.flag("found")) return new Holding(null, false);
        var digest = answer.text("contentDigest");
        if (!DIGEST.matcher(digest).matches())
            throw answer.unreadable("contentDigest", "64 lower-case hex digits", "another text");
        return new Holding(answer.text("receiptNo"), digest.equals(form(result).digest()));
    }
}
