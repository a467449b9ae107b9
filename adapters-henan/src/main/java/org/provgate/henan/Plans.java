package org.provgate.henan;

import org.provgate.spi.CallContext;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionPlan;

/** Annual plans, each version in the place of the one before (section “Inspection platform”). */
final class Plans {

    private Plans() {}

    static WireRequest encode(InspectionPlan plan, CallContext context) {
        var request = Requests.send(context, "PUT", "/plans/" + Requests.encoded(plan.planId()), form(plan));
        return Requests.with(request, "If-Match", Integer.toString(plan.replaces()));
    }

    static int decode(InspectionPlan plan, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        var answer = Answer.whole(response).checked();
        var version = answer.count("version");
        // also a repeated plan is answered with the version it became the first time
        if (version != plan.replaces() + 1L)
            throw answer.unreadable("version", "the one after " + plan.replaces(), Long.toString(version));
        return (int) version;
    }

    private static Fields form(InspectionPlan plan) {
        return Fields.of("plan " + plan.planId())
                .text("planId", plan.planId())
                .text("planName", plan.name())
                .text("planYear", Integer.toString(plan.year()))
                .text("mode", Codes.mode(plan.directed()))
                .date("from", plan.from())
                .date("to", plan.to())
                .text("range", plan.scope())
                .text("leadDept", plan.leadDept())
                .texts("items", plan.itemCodes())
                .number("version", plan.replaces())
                .text("adjustReason", plan.adjustReason())
                .date("publishDate", plan.publishDate());
    }
}
