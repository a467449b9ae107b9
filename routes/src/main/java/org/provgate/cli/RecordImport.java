package org.provgate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.provgate.submissions.Submitter;
import org.provgate.submissions.TableDesk.Taken;
import org.provgate.submissions.TableDesks;
import org.provgate.submissions.TableReport;
import org.provgate.submissions.Taking;
import org.provgate.tables.Choice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code results import} and the like: a filled-in template comes in. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Hand a filled-in template in; rows nobody filled in are left alone.",
        footer = {
            "",
            "Example: provgate results import results.xlsx --department 010 --check --errors-to checked.xlsx",
            "Example: provgate results import results.xlsx --department 010 --good-rows --errors-to wrong.xlsx"
        })
final class RecordImport implements Callable<Integer> {

    @ParentCommand
    RecordCommands.Of records;

    @Mixin
    Import table;

    @Mixin
    Import.Partly partly;

    @Option(names = "--department", required = true, description = "Whose records they are, by code.")
    String department;

    @Option(names = "--check", description = "Only say what is wrong.")
    boolean check;

    @Mixin
    Commands.Json output;

    @Override
    public Integer call() throws IOException {
        var file = table.file();
        try (var gateway = records.root().starter.start()) {
            var taken = gateway.get(TableDesks.class)
                    .of(records.kind())
                    .take(file, new Submitter(department, table.actor), taking());
            var report = taken.report();
            if (output.json) Print.json(gateway, report);
            else say(report);
            writeBack(taken);
            if (report.errors().isEmpty()) return Exit.OK;
            return (check ? report.good() : report.accepted()) > 0 ? Exit.PARTIAL : Exit.ERROR;
        }
    }

    private Taking taking() {
        if (check) return Taking.CHECK;
        return partly.choice() == Choice.GOOD_ROWS ? Taking.GOOD : Taking.ALL;
    }

    private void say(TableReport report) {
        System.out.printf(
                "%,d rows: %,d right, %,d refused, %,d handed in; %,d more not filled in%n",
                report.rows(), report.good(), report.refused(), report.accepted(), report.open());
        if (report.submission() != null)
            System.out.printf(
                    "see: provgate %s list --submission %s%n", records.kind().path(), report.submission());
        if (!report.errors().isEmpty()) Import.show(report.errors());
    }

    private void writeBack(Taken taken) throws IOException {
        if (table.errorsTo == null) {
            if (!taken.report().errors().isEmpty())
                System.err.println("--errors-to FILE writes the table back with every reason in it");
            return;
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(table.errorsTo))) {
            taken.writeBack(out);
        }
    }
}
