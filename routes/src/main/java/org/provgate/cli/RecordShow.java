package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.rules.Refusal;
import org.provgate.submissions.RecordBook;
import org.provgate.submissions.StoredRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code results show} and the like. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a record: its due dates, where it stands with every receiver, what to do next.",
        footer = {"", "Example: provgate results show R20261121-0123456789abcdef01234567"})
final class RecordShow implements Callable<Integer> {

    @ParentCommand
    RecordCommands.Of records;

    @Parameters(paramLabel = "RECORD", description = "Its id.")
    String id;

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = records.root().starter.start()) {
            var record = gateway.get(RecordBook.class)
                    .one(records.kind(), id)
                    .orElseThrow(() -> new Refusal(
                            "record-unknown",
                            "there is no record " + id + "; see: "
                                    + records.kind().path() + " list"));
            if (output.json) Print.json(gateway, record);
            else print(record);
            return Exit.OK;
        }
    }

    private static void print(StoredRecord record) {
        System.out.printf(
                "%s of %s, department %s, handed in by %s at %s%n",
                record.id(),
                record.eventOn(),
                record.department(),
                record.submittedBy(),
                Print.time(record.submittedAt()));
        if (record.correctionOf() != null) System.out.println("corrects " + record.correctionOf());
        record.correctedBy().forEach(later -> System.out.println("corrected by " + later));
        record.due().forEach(d -> System.out.println(d.duty() + " until " + d.dueOn() + " by " + d.rule()));
        System.out.print(Print.table(
                List.of("province", "channel", "state", "tries", "receipt", "who", "next"),
                record.receivers().stream()
                        .map(s -> List.of(
                                s.province(),
                                s.channel().name(),
                                s.state().name(),
                                String.valueOf(s.attempts()),
                                s.receiptNo() == null ? "" : s.receiptNo(),
                                s.next().who().name(),
                                s.next().zh()))
                        .toList()));
        for (var receiver : record.receivers())
            for (var error : receiver.errors())
                System.out.println(receiver.channel() + ": " + error.field() + ": " + error.message());
        System.out.println(record.content().toPrettyString());
    }
}
