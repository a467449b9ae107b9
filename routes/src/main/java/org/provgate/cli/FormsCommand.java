package org.provgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.provgate.forms.Forms;
import org.provgate.forms.Selection;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code forms}: the papers of an inspection. */
@Command(
        name = "forms",
        mixinStandardHelpOptions = true,
        description = "Print forms (一企一表), notices (检查通知书) and work plans (工作方案) as PDF.",
        subcommands = FormsCommand.Print.class)
final class FormsCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "print",
            mixinStandardHelpOptions = true,
            description = "Write a PDF; many subjects go into several files, forms-1.pdf, forms-2.pdf and so on.",
            footer = {
                "",
                "Example: provgate forms print --batch 410402-2026-03 -o forms.pdf",
                "Example: provgate forms print --task 410402202611210001 --subject 91410402MA9K0001XT --kind notice -o notice.pdf",
                "Example: provgate forms print --batch 410402-2026-03 --kind plan -o plan.pdf"
            })
    static final class Print implements Callable<Integer> {
        @ParentCommand
        FormsCommand forms;

        @ArgGroup(multiplicity = "1")
        Whose whose;

        @Option(names = "--subject", description = "Only this one: its key or 统一社会信用代码.")
        String subject;

        @Option(
                names = "--kind",
                defaultValue = "sheet",
                description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} if not given.")
        Forms.Kind kind;

        @Option(names = "--per-file", description = "Subjects in a file; ${DEFAULT-VALUE} if not given.")
        int perFile = 200;

        @Option(names = "-o", required = true, paramLabel = "FILE", description = "The PDF; replaced if it is there.")
        Path file;

        @Override
        public Integer call() throws IOException {
            try (var gateway = forms.root.starter.start()) {
                print(gateway.get(Forms.class));
                return Exit.OK;
            }
        }

        private void print(Forms printer) throws IOException {
            if (kind == Forms.Kind.PLAN && whose.batch != null) {
                PaperFile.write(file, out -> printer.plan(whose.batch, out));
                return;
            }
            var task = whose.task != null ? whose.task : printer.taskOf(whose.batch);
            int size = kind == Forms.Kind.PLAN || subject != null ? 1 : printer.size(task);
            for (int first = 1, part = 1; part == 1 || first <= size; first += perFile, part++) {
                var selection = new Selection(task, subject, first, perFile);
                PaperFile.write(size <= perFile ? file : part(part), out -> printer.print(kind, selection, out));
            }
        }

        private Path part(int number) {
            var name = file.getFileName().toString();
            int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
            return file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
        }
    }

    static final class Whose {
        @Option(names = "--batch", description = "The papers of this batch.")
        String batch;

        @Option(names = "--task", description = "The papers of this task, drawn or outside the draw.")
        String task;
    }
}
