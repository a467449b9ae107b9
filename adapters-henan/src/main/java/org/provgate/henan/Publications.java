package org.provgate.henan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;

/** Whether accepted results are public: many receipts in one call (section “Inspection platform”). */
final class Publications {

    static final int LIMIT = 100;

    private Publications() {}

    static WireRequest encode(List<PublicationQuestion> asked, CallContext context) {
        Requests.checkCount(asked.size(), LIMIT, "receipts asked for");
        var receipts = asked.stream().map(PublicationQuestion::receiptNo).collect(Collectors.joining(","));
        return Requests.get(context, "/results", new TreeMap<>(Map.of("receiptNo", receipts)));
    }

    /** What the platform does not know is left out, by it and by us. */
    static List<Publication> decode(List<PublicationQuestion> asked, WireResponse response, CallContext context) {
        if (loneAndUnknown(asked, response, context)) return List.of();
        var open =
                asked.stream().collect(Collectors.toMap(PublicationQuestion::receiptNo, PublicationQuestion::recordId));
        var publications = new ArrayList<Publication>(asked.size());
        for (var each : Answer.whole(response).checked().list("states")) {
            var recordId = open.remove(each.text("receiptNo"));
            if (recordId == null)
                throw each.unreadable("receiptNo", "each receipt asked for at most once", "another or a second one");
            publications.add(publication(recordId, each));
        }
        return publications;
    }

    /** A single unknown receipt may be answered by 404 (section “Clarifications”). */
    private static boolean loneAndUnknown(List<PublicationQuestion> asked, WireResponse response, CallContext context) {
        try {
            Failures.throwUnlessOk(response, context);
            return false;
        } catch (PlatformException.Refused e) {
            if (asked.size() == 1 && e.code().equals("E4040")) return true;
            throw e;
        }
    }

    private static Publication publication(String recordId, Answer answer) {
        var state = answer.code("state", Codes.PUBLICATION);
        return switch (state) {
            case PENDING -> new Publication(recordId, state, null, null);
            case RETURNED -> new Publication(recordId, state, answer.text("opinion"), null);
            case PUBLISHED -> new Publication(recordId, state, null, Times.day(answer.time("publishedAt")));
        };
    }
}
