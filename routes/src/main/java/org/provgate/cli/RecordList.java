package org.provgate.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.submissions.RecordBook;
import org.provgate.submissions.RecordFilter;
import org.provgate.submissions.StoredRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code results list} and the like. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "List records, the newest first, with where they stand.",
        footer = {"", "Example: provgate results list --state REJECTED --department 010"})
final class RecordList implements Callable<Integer> {

    @ParentCommand
    RecordCommands.Of records;

    @Option(names = "--task", description = "Only of this task; of results.")
    String task;

    @Option(names = "--subject", description = "Only about the subject with this key in the register.")
    String subject;

    @Option(names = "--state", description = "Only whose delivery is in this state, such as REJECTED.")
    String state;

    @Option(names = "--department", description = "Only of this department.")
    String department;

    @Option(names = "--submission", description = "Only what came in with this number.")
    String submission;

    @Option(names = "--cursor", description = "Go on where the last page ended.")
    String cursor;

    @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
    int most = 50;

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() {
        try (var gateway = records.root().starter.start()) {
            var filter = new RecordFilter(task, subject, state, department, submission);
            var page = gateway.get(RecordBook.class).list(records.kind(), filter, cursor, most);
            if (output.json) Print.json(gateway, page);
            else {
                System.out.print(table(page.records()));
                if (page.next() != null) System.out.println("more with --cursor " + page.next());
            }
            return Exit.OK;
        }
    }

    private static String table(List<StoredRecord> list) {
        return Print.table(
                List.of("record", "department", "subject", "task", "of", "handed in", "due", "receivers"),
                list.stream()
                        .map(r -> List.of(
                                r.id(),
                                r.department(),
                                text(r.subject()),
                                text(r.task()),
                                r.eventOn().toString(),
                                Print.time(r.submittedAt()),
                                r.due().isEmpty() ? "" : r.due().get(0).dueOn().toString(),
                                r.receivers().stream()
                                        .map(s -> s.channel() + " " + s.state())
                                        .collect(Collectors.joining(", "))))
                        .toList());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
