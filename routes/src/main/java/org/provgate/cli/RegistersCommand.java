package org.provgate.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.provgate.registers.Registers;
import org.provgate.spi.register.RegisterStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.TypeConversionException;

/** {@code registers}: the registers as files. */
@Command(
        name = "registers",
        mixinStandardHelpOptions = true,
        description = "Take the registers out.",
        subcommands = RegistersCommand.Export.class)
final class RegistersCommand {

    @ParentCommand
    Commands root;

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Write a register as CSV (UTF-8, canonical columns) to stdout or a file.",
            footer = {"", "Example: provgate registers export --province henan --as-of 2026-11-20 > henan.csv"})
    static final class Export implements Callable<Integer> {
        @ParentCommand
        RegistersCommand registers;

        @Option(names = "--province", required = true, description = "The entry.")
        String province;

        @Option(names = "--stream", description = "${COMPLETION-CANDIDATES}; SUBJECTS if not given.")
        RegisterStream stream = RegisterStream.SUBJECTS;

        @Option(
                names = "--as-of",
                converter = Moment.class,
                description = "How it was at the end of this day (Asia/Shanghai), or at this time with offset.")
        Instant at;

        @Option(names = "--output", description = "A file instead of stdout.")
        Path file;

        @Override
        public Integer call() throws IOException {
            try (var gateway = registers.root.starter.start()) {
                SyncCommand.provinces(gateway, List.of(province));
                try (OutputStream out =
                        file == null ? new BufferedOutputStream(System.out) : Files.newOutputStream(file)) {
                    var rows = gateway.get(Registers.class).export(province, stream, at, out);
                    System.err.printf("%,d rows%n", rows);
                }
                return Exit.OK;
            }
        }
    }

    /** A day means its end in Shanghai. */
    static final class Moment implements ITypeConverter<Instant> {
        @Override
        public Instant convert(String text) {
            try {
                return text.length() == 10
                        ? LocalDate.parse(text)
                                .plusDays(1)
                                .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                                .toInstant()
                                .minusMillis(1)
                        : OffsetDateTime.parse(text).toInstant();
            } catch (java.time.format.DateTimeParseException e) {
                throw new TypeConversionException(
                        "'" + text + "' is neither a day like 2026-11-20 nor a time like 2026-11-20T08:00:00+08:00");
            }
        }
    }
}
