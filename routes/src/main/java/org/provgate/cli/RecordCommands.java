package org.provgate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.provgate.results.ResultTemplates;
import org.provgate.rules.ItemClass;
import org.provgate.submissions.Kind;
import org.provgate.submissions.TableDesks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code results}, {@code penalties} and {@code licences}: what departments hand in. */
final class RecordCommands {

    private RecordCommands() {}

    /** Which of them. */
    interface Of {
        Commands root();

        Kind kind();
    }

    @Command(
            name = "results",
            mixinStandardHelpOptions = true,
            description = "Hand results of inspections in (抽查检查结果), and see where they stand.",
            subcommands = {ResultTemplate.class, RecordImport.class, RecordList.class, RecordShow.class},
            footer = {"", "Example: provgate results template results.xlsx --task 410402202611210001 --department 010"})
    static final class Results implements Of {
        @ParentCommand
        Commands root;

        @Override
        public Commands root() {
            return root;
        }

        @Override
        public Kind kind() {
            return Kind.RESULT;
        }
    }

    @Command(
            name = "penalties",
            mixinStandardHelpOptions = true,
            description = "Hand penalties in (行政处罚), and see where they stand.",
            subcommands = {Template.class, RecordImport.class, RecordList.class, RecordShow.class},
            footer = {"", "Example: provgate penalties import penalties.xlsx --department 010"})
    static final class Penalties implements Of {
        @ParentCommand
        Commands root;

        @Override
        public Commands root() {
            return root;
        }

        @Override
        public Kind kind() {
            return Kind.PENALTY;
        }
    }

    @Command(
            name = "licences",
            mixinStandardHelpOptions = true,
            description = "Hand licences in (行政许可), and see where they stand.",
            subcommands = {Template.class, RecordImport.class, RecordList.class, RecordShow.class},
            footer = {"", "Example: provgate licences import licences.xlsx --department 010"})
    static final class Licences implements Of {
        @ParentCommand
        Commands root;

        @Override
        public Commands root() {
            return root;
        }

        @Override
        public Kind kind() {
            return Kind.LICENCE;
        }
    }

    @Command(
            name = "template",
            mixinStandardHelpOptions = true,
            description = "Write a workbook to fill in, with an example row.",
            footer = {"", "Example: provgate penalties template penalties.xlsx"})
    static final class Template implements Callable<Integer> {
        @ParentCommand
        Of records;

        @Parameters(paramLabel = "FILE", description = "Where to.")
        Path file;

        @Override
        public Integer call() throws IOException {
            try (var gateway = records.root().starter.start();
                    var out = new BufferedOutputStream(Files.newOutputStream(file))) {
                gateway.get(TableDesks.class).of(records.kind()).template(out);
            }
            return Exit.OK;
        }
    }

    @Command(
            name = "template",
            mixinStandardHelpOptions = true,
            description =
                    "Write a workbook to fill in: with the open targets of a task, or with an example row and this year's items.",
            footer = {
                "",
                "Example: provgate results template results.xlsx --task 410402202611210001 --department 010",
                "Example: provgate results template results.xlsx --class KEY"
            })
    static final class ResultTemplate implements Callable<Integer> {
        @ParentCommand
        Of records;

        @Spec
        CommandSpec spec;

        @Parameters(paramLabel = "FILE", description = "Where to.")
        Path file;

        @Option(names = "--task", description = "With the targets of this task.")
        String task;

        @Option(names = "--department", description = "Whose targets, or whose items; needed with --task.")
        String department;

        @Option(names = "--class", description = "Of the items: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
        ItemClass itemClass = ItemClass.GENERAL;

        @Override
        public Integer call() throws IOException {
            if (task != null && department == null)
                throw new ParameterException(spec.commandLine(), "--task needs --department: whose targets?");
            try (var gateway = records.root().starter.start()) {
                var templates = gateway.get(ResultTemplates.class);
                // what is refused leaves no file
                var out = new java.io.ByteArrayOutputStream();
                if (task != null) templates.write(task, department, out);
                else templates.write(itemClass, department, out);
                Files.write(file, out.toByteArray());
            }
            return Exit.OK;
        }
    }
}
