package org.provgate.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.reports.Period;
import org.provgate.reports.Reports;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code reports}: statistics and circulars. */
@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        description = "Write the statistics of a quarter or a year (统计报表) and the circular of a task (一检查一通报).",
        subcommands = {ReportsCommand.Quarter.class, ReportsCommand.Year.class, ReportsCommand.Circular.class})
final class ReportsCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "quarter",
            mixinStandardHelpOptions = true,
            description = "Write the statistics of a quarter as a workbook: 抽查名单, 抽查结果统计表, 工作总结.",
            footer = {
                "",
                "Example: provgate reports quarter 2026Q4 --out 2026Q4.xlsx",
                "Example: provgate reports quarter 2026Q3 --province henan --out henan.xlsx"
            })
    static final class Quarter implements Callable<Integer> {
        @ParentCommand
        ReportsCommand reports;

        @Parameters(paramLabel = "QUARTER", converter = OfQuarter.class, description = "Such as 2026Q4.")
        Period period;

        @Mixin
        Into into;

        @Override
        public Integer call() throws IOException {
            return reports.workbook(period, into);
        }
    }

    @Command(
            name = "year",
            mixinStandardHelpOptions = true,
            description = "Write the statistics of a year, as those of a quarter.",
            footer = {"", "Example: provgate reports year 2026 --out 2026.xlsx"})
    static final class Year implements Callable<Integer> {
        @ParentCommand
        ReportsCommand reports;

        @Parameters(paramLabel = "YEAR", converter = OfYear.class, description = "Such as 2026.")
        Period period;

        @Mixin
        Into into;

        @Override
        public Integer call() throws IOException {
            return reports.workbook(period, into);
        }
    }

    @Command(
            name = "circular",
            mixinStandardHelpOptions = true,
            description = "Write the circular of a task as PDF, as far as the task has come.",
            footer = {"", "Example: provgate reports circular 410402202611210001 --out circular.pdf"})
    static final class Circular implements Callable<Integer> {
        @ParentCommand
        ReportsCommand reports;

        @Parameters(paramLabel = "TASK", description = "Its number.")
        String task;

        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "FILE",
                description = "The PDF; replaced if it is there.")
        Path file;

        @Override
        public Integer call() throws IOException {
            try (var gateway = reports.root.starter.start()) {
                var circulars = gateway.get(Reports.class);
                PaperFile.write(file, out -> circulars.circular(task, out));
                return Exit.OK;
            }
        }
    }

    private int workbook(Period period, Into into) throws IOException {
        try (var gateway = root.starter.start()) {
            if (into.province != null) SyncCommand.provinces(gateway, List.of(into.province));
            var reports = gateway.get(Reports.class);
            PaperFile.write(into.file, out -> reports.workbook(period, into.province, out));
            return Exit.OK;
        }
    }

    /** Of what, and where to. */
    static final class Into {
        @Option(names = "--province", description = "Only this entry; all if not given.")
        String province;

        @Option(
                names = {"-o", "--out"},
                required = true,
                paramLabel = "FILE",
                description = "The workbook (xlsx); replaced if it is there.")
        Path file;
    }

    static final class OfQuarter implements ITypeConverter<Period> {
        @Override
        public Period convert(String text) {
            return period(text, true);
        }
    }

    static final class OfYear implements ITypeConverter<Period> {
        @Override
        public Period convert(String text) {
            return period(text, false);
        }
    }

    private static Period period(String text, boolean quarter) {
        try {
            var period = Period.parse(text);
            if (period.quarter() != null == quarter) return period;
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
        throw new TypeConversionException(
                quarter
                        ? "“" + text + "” is a year; use: reports year"
                        : "“" + text + "” is a quarter; use: reports quarter");
    }
}
