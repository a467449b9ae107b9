package org.provgate.hebei;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.provgate.spi.inspection.InspectionPlatform.Publication.State;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;
import org.provgate.spi.inspection.InspectionResult;

/** Sends results (contract, 3001) and asks which of them are public (3003). */
final class Results {

    static final int PUBLICATION_LIMIT = 200;

    private Results() {}

    static SubmissionChannel<InspectionResult> channel() {
        return Queue.channel("results", "3001", InspectionResult::recordId, Results::row);
    }

    private static void row(Request row, InspectionResult result) {
        row.text("TaskNo", result.taskId())
                .text("UNISCID", result.uscc())
                .text("PRIPID", result.sourceKey())
                .text("ENTNAME", result.name())
                .joined("ItemCodes", result.itemCodes())
                .text("CheckWay", Codes.checkWay(result.mode()))
                .day("CheckDate", result.checkDate())
                .joined("CertNos", result.certNos())
                .joined("Results", Codes.results(result.findings()))
                .text("Problem", result.problems())
                .text("Dispose", result.disposition())
                .flag("SignFlag", result.signed())
                .text("RefuseNote", result.refusalNote())
                .text("Operator", result.enteredBy())
                .text("EnterTime", PlatformTime.text(result.enteredAt().toInstant()))
                .text("OldBusId", result.correctionOf());
    }

    static Operation<List<PublicationQuestion>, List<Publication>> publication() {
        return Operation.of("results-publication", Results::ask, Results::published);
    }

    private static WireRequest ask(List<PublicationQuestion> questions, CallContext context) {
        var ids =
                questions.stream().map(PublicationQuestion::recordId).distinct().toList();
        return new Request("3003").texts("BusId", ids, PUBLICATION_LIMIT).seal(context);
    }

    private static List<Publication> published(
            List<PublicationQuestion> questions, WireResponse response, CallContext context) {
        var answer = Failures.good(response, context);
        var open = new HashSet<String>();
        questions.forEach(question -> open.add(question.recordId()));
        var published = answer.rows("Row").stream().map(Results::publication).toList();
        for (var one : published) {
            if (!open.remove(one.recordId()))
                throw new PlatformException.Unreadable(
                        "each BusId asked for, at most once", Xml.shortened(one.recordId()), answer.where());
        }
        return published;
    }

    private static Publication publication(Row row) {
        var busId = row.required("BusId");
        var flag = row.required("Published");
        return switch (flag) {
            case "0" -> new Publication(busId, State.PENDING, null, null);
            case "1" -> new Publication(busId, State.PUBLISHED, null, day(row));
            default -> throw row.unknown("Published 0 or 1", flag);
        };
    }

    private static LocalDate day(Row row) {
        var text = row.required("PublishDate");
        var day = PlatformTime.day(text);
        if (day == null) throw row.unknown("a day in PublishDate", text);
        return day;
    }
}
