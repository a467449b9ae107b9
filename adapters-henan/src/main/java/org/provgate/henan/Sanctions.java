package org.provgate.henan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.provgate.spi.CallContext;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.credit.SanctionMeasure;

/** Measures that bind a subject, and what was done about them (section “Credit platform”). */
final class Sanctions {

    private Sanctions() {}

    static WireRequest ask(String uscc, CallContext context) {
        return Requests.get(context, "/credit/sanctions", new TreeMap<>(Map.of("uscc", uscc)));
    }

    static List<SanctionMeasure> measures(String uscc, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        return Answer.whole(response).checked().list("measures").stream()
                .map(Sanctions::measure)
                .toList();
    }

    private static SanctionMeasure measure(Answer answer) {
        return new SanctionMeasure(
                answer.text("orderId"),
                answer.text("area"),
                answer.text("cause"),
                answer.text("measure"),
                answer.textOrNull("basis"),
                answer.textOrNull("docNo"),
                answer.dateOrNull("from"),
                answer.dateOrNull("to"),
                answer.flag("lifelong"),
                answer.textOrNull("requester"));
    }

    static WireRequest report(SanctionFeedback feedback, CallContext context) {
        var form = Fields.of("feedback " + feedback.feedbackId())
                .text("feedbackId", feedback.feedbackId())
                .text("executor", feedback.executor())
                .text("action", feedback.action())
                .date("date", feedback.date())
                .text("remark", feedback.remark());
        return Requests.send(
                context, "POST", "/credit/sanctions/" + Requests.encoded(feedback.orderId()) + "/feedback", form);
    }

    static boolean reported(SanctionFeedback feedback, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        Answer.whole(response).checked();
        return true;
    }
}
