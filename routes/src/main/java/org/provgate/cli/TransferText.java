package org.provgate.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.suspicions.Suspicion;
import org.provgate.transfers.Transfer;

/** Transfers and suspicions for a terminal. */
final class TransferText {

    private TransferText() {}

    static String of(List<Transfer> list) {
        return Print.table(
                List.of("transfer", "kind", "state", "from", "to", "due", "subject", "item"),
                list.stream()
                        .map(t -> List.of(
                                t.id(),
                                t.kind().name(),
                                t.state() + " " + t.state().chinese(),
                                t.from(),
                                t.toName(),
                                due(t.due()),
                                t.name(),
                                t.item()))
                        .toList());
    }

    static String of(Transfer.Story story) {
        var t = story.transfer();
        var out = new StringBuilder();
        out.append("transfer ")
                .append(t.id())
                .append(": ")
                .append(t.state())
                .append(' ')
                .append(t.state().chinese());
        out.append('\n')
                .append(t.kind())
                .append(" from ")
                .append(t.from())
                .append(" to ")
                .append(t.toName());
        out.append("\nabout ").append(t.name()).append(t.uscc() == null ? "" : " " + t.uscc());
        out.append(": ").append(t.item()).append('\n').append(t.facts()).append('\n');
        if (t.evidence() != null) out.append("evidence: ").append(t.evidence()).append('\n');
        if (t.receiptNo() != null) out.append("receipt: ").append(t.receiptNo()).append('\n');
        if (t.due() != null)
            out.append("due: ")
                    .append(due(t.due()))
                    .append(" by rule ")
                    .append(t.due().rule())
                    .append('\n');
        if (t.follows() != null) out.append("follows ").append(t.follows()).append('\n');
        if (t.followedBy() != null)
            out.append("put right by ").append(t.followedBy()).append('\n');
        out.append(t.province().note()).append("\n\n");
        return out.append(Print.table(
                        List.of("#", "at", "step", "department", "who", "note"),
                        story.steps().stream()
                                .map(s -> List.of(
                                        String.valueOf(s.number()),
                                        Print.time(s.at()),
                                        s.state() + " " + s.state().chinese(),
                                        s.department(),
                                        s.actor(),
                                        s.note() == null ? "" : s.note()))
                                .toList()))
                .toString();
    }

    static String ofSuspicions(List<Suspicion> list) {
        return Print.table(
                List.of("record", "department", "state", "due", "marked by", "grounds", "reason", "reviewed by"),
                list.stream()
                        .map(s -> List.of(
                                s.record(),
                                s.department(),
                                s.state() + " " + s.state().chinese(),
                                (s.dueOn() == null ? "not known yet" : s.dueOn().toString())
                                        + (s.overdue() ? " 逾期" : ""),
                                s.markedBy(),
                                s.grounds(),
                                s.reason() == null ? "" : s.reason(),
                                s.reviewedBy() == null ? "" : s.reviewedBy()))
                        .toList());
    }

    private static String due(Transfer.@Nullable Due due) {
        if (due == null) return "";
        return (due.on() == null ? "not known yet" : due.on().toString()) + (due.overdue() ? " 逾期" : "");
    }
}
