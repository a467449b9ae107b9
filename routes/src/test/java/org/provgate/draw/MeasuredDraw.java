package org.provgate.draw;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/**
 * A draw as a process that says what its parts took, for the benchmark; it stands in this package because the parts are not public.
 * Arguments: folder, parameters (JSON), then {@code order}, {@code teams}, {@code draw} or {@code verify}. Says for each part a line:
 * its name, and {@code key=value}. It has a cold JVM, as a command has.
 */
public final class MeasuredDraw {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final List<Contribution> CONTRIBUTIONS =
            List.of(new Contribution("lottery", null, "a drawing after the freeze", null, "03 07 12 21 26 30 + 09"));

    private static final String SEED = "810fd785835e032c47625a194291d7de458636111d4d50fc04f17272f0b7f688";

    private MeasuredDraw() {}

    public static void main(String[] args) throws IOException {
        var folder = Path.of(args[0]);
        var parameters = Parameters.parse(args[1]);
        var bundle = DrawFolder.at(folder);
        switch (args[2]) {
            case "order" -> take(folder, parameters);
            case "teams" -> teams(folder, parameters);
            case "draw" ->
                measured("draw", () -> bundle.draw(parameters, CONTRIBUTIONS, null, null)
                        .digest());
            default -> {
                var verified = measured("verify", bundle::verify);
                if (!(verified instanceof Verification.Verified)) throw new IllegalStateException(verified.toString());
            }
        }
    }

    private static List<Candidate> take(Path folder, Parameters parameters) throws IOException {
        var frame = new Frame(new LineFile(folder.resolve("frame.tsv")));
        var census = measured("root", frame::census);
        var counts = Targets.counts(parameters, census.strata());
        return measured("take", () -> Targets.take(frame, counts, SEED));
    }

    private static void teams(Path folder, Parameters parameters) throws IOException {
        var roster =
                Roster.read(new LineFile(folder.resolve("roster.tsv")), new LineFile(folder.resolve("conflicts.tsv")));
        var taken = take(folder, parameters);
        measured("teams", () -> {
            var teams = new Teams(parameters, roster, taken.size(), new Ticket(SEED));
            long seats = 0;
            for (var target : taken)
                for (var department : parameters.departments())
                    seats += teams.form(target.id(), department).size();
            return seats;
        });
    }

    private static <T> T measured(String what, Supplier<T> part) throws IOException {
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        long cpu = cpu();
        long started = System.nanoTime();
        var result = part.get();
        long nanos = System.nanoTime() - started;
        System.out.printf(
                "%s nanos=%d cpu=%d heapPeak=%d rssPeak=%d%n",
                what,
                nanos,
                cpu() - cpu,
                heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum(),
                rssPeak());
        return result;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    /** Processor time of the one thread that draws: what the seconds would be on a machine that does nothing else. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Resident set at its highest, in bytes; 0 where the system does not say. */
    private static long rssPeak() throws IOException {
        if (!Files.isReadable(STATUS)) return 0;
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024)
                .findFirst()
                .orElse(0);
    }
}
