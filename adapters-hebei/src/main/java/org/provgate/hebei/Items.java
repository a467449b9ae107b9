package org.provgate.hebei;

import java.util.List;
import java.util.function.BiConsumer;
import org.provgate.spi.Operation;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.Officer;

/** Keeps the item list and the officer register current (contract, 2000). */
final class Items {

    static final int LIMIT = 200;

    private Items() {}

    static Operation<List<InspectionItem>, Integer> items() {
        return entries("items", "I", Items::item);
    }

    static Operation<List<Officer>, Integer> officers() {
        return entries("officers", "O", Items::officer);
    }

    private static <T> Operation<List<T>, Integer> entries(String name, String kind, BiConsumer<Request, T> row) {
        return Operation.of(
                name,
                (entries, context) -> new Request("2000")
                        .text("kind", kind)
                        .rows(entries, LIMIT, row)
                        .seal(context),
                (entries, response, context) -> Failures.good(response, context).accepted(entries.size()));
    }

    private static void item(Request row, InspectionItem item) {
        row.text("ItemCode", item.code())
                .text("ItemName", item.name())
                .text("ItemClass", item.key() ? "2" : "1")
                .text("Basis", item.legalBasis())
                .text("Body", item.subjectBody())
                .text("Content", item.content())
                .text("Way", item.method())
                .flag("Valid", item.valid());
    }

    private static void officer(Request row, Officer officer) {
        row.text("CertNo", officer.certNo())
                .text("Name", officer.name())
                .text("Unit", officer.unit())
                .text("Post", officer.post())
                .joined("Specialty", officer.specialties())
                .day("CertValidTo", officer.certValidTo())
                .flag("Valid", officer.valid());
    }
}
