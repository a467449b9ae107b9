package org.provgate.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * What other machines on the same host took of this one's processors, which no figure of ours can help: from Linux's {@code /proc/stat}.
 *
 * @param stolen ticks
 * @param all ticks
 */
record Steal(long stolen, long all) {

    private static final Path STAT = Path.of("/proc/stat");
    /** Column of {@code cpu}: user, nice, system, idle, iowait, irq, softirq, steal. */
    private static final int STEAL = 7;

    static Steal now() throws IOException {
        if (!Files.exists(STAT)) return new Steal(0, 0);
        var ticks = Arrays.stream(Files.readAllLines(STAT).get(0).split(" +"))
                .skip(1)
                .mapToLong(Long::parseLong)
                .limit(STEAL + 1)
                .toArray();
        return new Steal(ticks[STEAL], Arrays.stream(ticks).sum());
    }

    /** Returns the share since then, 0 to 1; 0 where it is not known. */
    static double since(Steal then) throws IOException {
        var now = now();
        return now.all == then.all ? 0 : (double) (now.stolen - then.stolen) / (now.all - then.all);
    }
}
