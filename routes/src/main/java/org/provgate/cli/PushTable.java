package org.provgate.cli;

import java.util.List;

/** What was handed in and what became of it, as a table for people. */
public final class PushTable {

    private PushTable() {}

    /**
     * One kind of records of one province.
     *
     * @param refused what the gateway did not take, with all its errors
     * @param handedIn what it took
     * @param accepted what the platform took, those that are public by now among them
     * @param returned what the platform took and gave back
     * @param waiting what is still on its way
     * @param late what is overdue or was met late
     */
    public record Row(
            String province,
            String channel,
            long refused,
            long handedIn,
            long accepted,
            long rejected,
            long returned,
            long published,
            long waiting,
            long late) {}

    public static String of(List<Row> rows) {
        return Print.table(
                List.of(
                        "province",
                        "channel",
                        "refused",
                        "handed in",
                        "accepted",
                        "rejected",
                        "returned",
                        "published",
                        "waiting",
                        "late"),
                rows.stream()
                        .map(row -> List.of(
                                row.province,
                                row.channel,
                                "%,d".formatted(row.refused),
                                "%,d".formatted(row.handedIn),
                                "%,d".formatted(row.accepted),
                                "%,d".formatted(row.rejected),
                                "%,d".formatted(row.returned),
                                "%,d".formatted(row.published),
                                "%,d".formatted(row.waiting),
                                "%,d".formatted(row.late)))
                        .toList());
    }
}
