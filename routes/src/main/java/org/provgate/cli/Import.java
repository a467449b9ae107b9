package org.provgate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.provgate.tables.Choice;
import org.provgate.tables.ImportReport;
import org.provgate.tables.RowError;
import org.provgate.tables.TableFile;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command offers that takes a table in. */
final class Import {

    private static final int SHOWN = 20;

    @Parameters(paramLabel = "FILE", description = "Excel workbook (.xlsx) or CSV (UTF-8 or GB18030).")
    Path path;

    @Option(names = "--errors-to", description = "Write the table back to this file, with the reasons in column 原因.")
    Path errorsTo;

    @Option(names = "--actor", description = "Who; the system's user if not given.")
    String actor = System.getProperty("user.name");

    /** For tables of which a part is better than nothing. */
    static final class Partly {
        @Option(
                names = "--good-rows",
                description = "Take the rows that are right; without it all or nothing is taken.")
        boolean goodRows;

        Choice choice() {
            return goodRows ? Choice.GOOD_ROWS : Choice.ALL_OR_NOTHING;
        }
    }

    /** Writes the table with its reasons. */
    @FunctionalInterface
    interface Marked {
        void write(TableFile file, ImportReport report, OutputStream out) throws IOException;
    }

    TableFile file() throws IOException {
        if (!Files.isRegularFile(path)) throw new IllegalArgumentException("there is no file " + path);
        return TableFile.read(path);
    }

    /** Says what became of it, and returns the exit code. */
    int end(TableFile file, ImportReport report, Marked marked) throws IOException {
        System.out.printf(
                "%,d rows: %,d added, %,d changed, %,d unchanged, %,d refused%n",
                report.rows(), report.added(), report.changed(), report.unchanged(), report.refused());
        if (report.errors().isEmpty()) return Exit.OK;
        show(report.errors());
        if (errorsTo == null) System.err.println("--errors-to FILE writes the table back with every reason in it");
        else
            try (var out = new BufferedOutputStream(Files.newOutputStream(errorsTo))) {
                marked.write(file, report, out);
            }
        return report.taken() > 0 ? Exit.PARTIAL : Exit.ERROR;
    }

    /** Prints the first errors, and how many more there are. */
    static void show(List<RowError> errors) {
        System.out.print(Print.table(
                List.of("row", "column", "reason"),
                errors.stream()
                        .limit(SHOWN)
                        .map(e -> List.of(String.valueOf(e.row()), e.column(), e.reason()))
                        .toList()));
        if (errors.size() > SHOWN) System.out.printf("and %,d more%n", errors.size() - SHOWN);
    }
}
