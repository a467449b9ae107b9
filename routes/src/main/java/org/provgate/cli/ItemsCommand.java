package org.provgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.provgate.items.ItemList;
import org.provgate.items.ItemLists;
import org.provgate.items.Level;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code items}: the lists of what may be inspected. */
@Command(
        name = "items",
        mixinStandardHelpOptions = true,
        description = "Keep the item lists (随机抽查事项清单).",
        subcommands = {
            ItemsCommand.Take.class,
            ItemsCommand.Show.class,
            ItemsCommand.Fix.class,
            ItemsCommand.Diff.class,
            ItemsCommand.Template.class
        })
final class ItemsCommand {

    @ParentCommand
    Commands root;

    private static String table(List<ItemList> lists) {
        return Print.table(
                List.of("list", "department", "joint", "year", "version", "state", "items", "key", "due", "written by"),
                lists.stream()
                        .map(l -> List.of(
                                String.valueOf(l.id()),
                                l.department(),
                                l.joint() ? "yes" : "no",
                                String.valueOf(l.year()),
                                String.valueOf(l.version()),
                                l.state().name(),
                                String.valueOf(l.items()),
                                String.valueOf(l.keyItems()),
                                l.due().toString(),
                                l.writtenBy()))
                        .toList());
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Make a new draft of what the table holds, and of nothing else.",
            footer = {"", "Example: provgate items import docs/examples/items.csv --department 010 --year 2027"})
    static final class Take implements Callable<Integer> {
        @ParentCommand
        ItemsCommand items;

        @Mixin
        Import table;

        @Mixin
        Import.Partly partly;

        @Option(names = "--department", required = true, description = "Whose list, by code.")
        String department;

        @Option(names = "--year", required = true, description = "The year it is for.")
        int year;

        @Option(names = "--joint", description = "It is a joint list (部门联合).")
        boolean joint;

        @Override
        public Integer call() throws IOException {
            var file = table.file();
            try (var gateway = items.root.starter.start()) {
                var imported = gateway.get(ItemLists.class)
                        .importDraft(file, department, joint, year, partly.choice(), table.actor);
                int exit = table.end(file, imported.report(), ItemLists::writeBack);
                var list = imported.list();
                if (list != null) System.out.print(table(List.of(list)));
                return exit;
            }
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = "List the versions, the newest first; with a number, that list's items and findings.",
            footer = {"", "Example: provgate items list --year 2027", "Example: provgate items list 1"})
    static final class Show implements Callable<Integer> {
        @ParentCommand
        ItemsCommand items;

        @Parameters(arity = "0..1", paramLabel = "LIST", description = "Its number.")
        Long id;

        @Option(names = "--department", description = "Only of this department.")
        String department;

        @Option(names = "--year", description = "Only of this year.")
        Integer year;

        @Option(names = "--most", description = "At most this many; ${DEFAULT-VALUE} if not given.")
        int most = 50;

        @Option(
                names = "--own-level",
                description =
                        "The bureau's level: ${COMPLETION-CANDIDATES}; items of another need filing. ${DEFAULT-VALUE}.")
        Level own = Level.COUNTY;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = items.root.starter.start()) {
                var lists = gateway.get(ItemLists.class);
                if (id != null) one(gateway, lists);
                else if (output.json) Print.json(gateway, lists.lists(department, year, null, most));
                else System.out.print(table(lists.lists(department, year, null, most)));
                return Exit.OK;
            }
        }

        private void one(Gateway gateway, ItemLists lists) {
            var list = lists.list(id);
            var all = lists.items(id);
            var findings = lists.findings(id, own);
            if (output.json) {
                Print.json(gateway, Map.of("list", list, "items", all, "findings", findings));
                return;
            }
            System.out.print(table(List.of(list)));
            System.out.print(Print.table(
                    List.of("item", "class", "level", "filed", "name"),
                    all.stream()
                            .map(i -> List.of(
                                    i.code(),
                                    i.itemClass().name(),
                                    i.level().name(),
                                    i.filedAt() == null ? "" : i.filedAt().toString(),
                                    i.name()))
                            .toList()));
            for (var f : findings)
                System.out.println(f.kind() + "  " + (f.code() == null ? "" : f.code() + "  ") + f.text());
        }
    }

    @Command(
            name = "fix",
            mixinStandardHelpOptions = true,
            description = "Put a draft in force; it never changes afterwards.",
            footer = {"", "Example: provgate items fix 1"})
    static final class Fix implements Callable<Integer> {
        @ParentCommand
        ItemsCommand items;

        @Parameters(paramLabel = "LIST", description = "Its number.")
        long id;

        @Option(names = "--actor", description = "Who; the system's user if not given.")
        String actor = System.getProperty("user.name");

        @Override
        public Integer call() {
            try (var gateway = items.root.starter.start()) {
                System.out.print(table(List.of(gateway.get(ItemLists.class).fix(id, actor))));
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "diff",
            mixinStandardHelpOptions = true,
            description = "Show how the second list differs from the first.",
            footer = {"", "Example: provgate items diff 1 2"})
    static final class Diff implements Callable<Integer> {
        @ParentCommand
        ItemsCommand items;

        @Parameters(index = "0", paramLabel = "BEFORE", description = "The number of a list.")
        long before;

        @Parameters(index = "1", paramLabel = "AFTER", description = "The number of another.")
        long after;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = items.root.starter.start()) {
                var differences = gateway.get(ItemLists.class).diff(before, after);
                if (output.json) Print.json(gateway, differences);
                else {
                    var rows = new ArrayList<List<String>>();
                    for (var d : differences)
                        for (var f : d.fields())
                            rows.add(List.of(d.code(), d.kind().name(), f.column(), f.before(), f.after()));
                    System.out.print(Print.table(List.of("item", "what", "column", "before", "after"), rows));
                }
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "template",
            mixinStandardHelpOptions = true,
            description = "Write a workbook to fill in, with an example row.",
            footer = {"", "Example: provgate items template items.xlsx"})
    static final class Template implements Callable<Integer> {
        @Parameters(paramLabel = "FILE", description = "Where to.")
        Path file;

        @Override
        public Integer call() throws IOException {
            try (var out = Files.newOutputStream(file)) {
                ItemLists.template(out);
            }
            return Exit.OK;
        }
    }
}
