package org.provgate.henan;

import java.util.List;
import java.util.function.Function;
import org.provgate.spi.CallContext;
import org.provgate.spi.Operation;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.Officer;

/** The item list and the officer register, kept current entry by entry (section “Inspection platform”). */
final class Items {

    static final int LIMIT = 200;

    private Items() {}

    static Operation<List<InspectionItem>, Integer> items() {
        return register("items", Items::item);
    }

    static Operation<List<Officer>, Integer> officers() {
        return register("officers", Items::officer);
    }

    private static <T> Operation<List<T>, Integer> register(String name, Function<T, Fields> form) {
        return Operation.of(name, (entries, context) -> encode(name, entries, form, context), Items::decode);
    }

    private static <T> WireRequest encode(String name, List<T> entries, Function<T, Fields> form, CallContext context) {
        Requests.checkCount(entries.size(), LIMIT, name);
        var records = entries.stream().map(form).toList();
        return Requests.send(context, "PUT", "/" + name + ":batch", Fields.records(records));
    }

    /** All or nothing: another count is a broken contract. */
    private static int decode(List<?> entries, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        var answer = Answer.whole(response).checked();
        var accepted = answer.count("accepted");
        if (accepted != entries.size())
            throw answer.unreadable("accepted", "all " + entries.size() + " entries sent", Long.toString(accepted));
        return entries.size();
    }

    private static Fields item(InspectionItem item) {
        return Fields.of("item " + item.code())
                .text("itemCode", item.code())
                .text("itemName", item.name())
                .text("itemClass", item.key() ? "KEY" : "GENERAL")
                .text("legalBasis", item.legalBasis())
                .text("subjectBody", item.subjectBody())
                .text("content", item.content())
                .text("method", item.method())
                .text("ratio", item.ratio())
                .text("frequency", item.frequency())
                .flag("valid", item.valid());
    }

    private static Fields officer(Officer officer) {
        return Fields.of("officer " + officer.certNo())
                .text("certNo", officer.certNo())
                .text("name", officer.name())
                .text("unit", officer.unit())
                .text("post", officer.post())
                .texts("specialties", officer.specialties())
                .date("certValidTo", officer.certValidTo())
                .flag("valid", officer.valid());
    }
}
