package org.provgate.mock;

import java.io.PrintStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.provgate.mock.hebei.HebeiPlatform;
import org.provgate.mock.hebei.HebeiSettings;
import org.provgate.mock.henan.HenanPlatform;
import org.provgate.mock.henan.HenanSettings;
import org.provgate.mock.register.Simulation;

/** Runs the stand-ins until the process is stopped. */
public final class MockPlatforms implements AutoCloseable {

    private static final Set<String> OPTIONS =
            Set.of("--henan-port", "--hebei-port", "--subjects", "--changed-per-day", "--day", "--dirty-per-mille");
    private static final String HELP = """
            Stand-ins for the provincial platforms, on the loopback address only.

              --henan-port N       default 18410; 0 takes a free port
              --hebei-port N       default 18130; 0 takes a free port
              --subjects N         subjects in each register, default 100000
              --changed-per-day N  subjects that change each simulated day, default 1 %% of them
              --day N              the simulated day to stand on, 0 to 400, default 0
              --dirty-per-mille N  versions out of 1,000 that are dirty, default 10
              --help

            Example: --subjects 1000000 --day 1
            """;

    private final List<Runnable> stops = new ArrayList<>();

    /**
     * Starts the platforms and says on {@code out} where they are.
     *
     * @throws IllegalArgumentException with a message for a person, if an argument makes no sense
     */
    static MockPlatforms start(PrintStream out, String... args) {
        var options = options(args);
        long subjects = number(options, "--subjects", 100_000);
        int changed = Math.toIntExact(number(options, "--changed-per-day", subjects / 100));
        int few = changed / 20;
        int dirty = Math.toIntExact(number(options, "--dirty-per-mille", 10));
        int day = Math.toIntExact(number(options, "--day", 0));
        var running = new MockPlatforms();

        var henanSimulation = Simulation.of(HenanSettings.AREA, subjects)
                .withDaily(changed, few, few, few)
                .withDirt(dirty);
        int henanPort = Math.toIntExact(number(options, "--henan-port", 18410));
        var henan = HenanPlatform.start(
                HenanSettings.of(henanSimulation, Clock.systemUTC()).onPort(henanPort));
        running.stops.add(henan::close);
        henan.register().moveTo(day);
        out.printf(
                "henan  %s  app-id %s  app-secret %s  area %s%n",
                henan.baseUrl(), HenanSettings.APP_ID, HenanSettings.APP_SECRET, HenanSettings.AREA);

        var hebeiSimulation = Simulation.of(HebeiSettings.AREA, subjects)
                .withDaily(changed, few, few, few)
                .withDirt(dirty);
        int hebeiPort = Math.toIntExact(number(options, "--hebei-port", 18130));
        var hebei = HebeiPlatform.start(
                HebeiSettings.of(hebeiSimulation, Clock.systemUTC()).onPort(hebeiPort));
        running.stops.add(hebei::close);
        hebei.register().moveTo(day);
        out.printf(
                "hebei  %s  app-code %s  secret %s  sm4-key %s  area %s%n",
                hebei.baseUrl(),
                HebeiSettings.APP_CODE,
                HebeiSettings.SECRET,
                HebeiSettings.SM4_KEY,
                HebeiSettings.AREA);
        return running;
    }

    @Override
    public void close() {
        stops.forEach(Runnable::run);
    }

    /** See {@code --help}. */
    public static void main(String... args) throws InterruptedException {
        if (List.of(args).contains("--help")) {
            System.out.printf(HELP);
            return;
        }
        try {
            var running = start(System.out, args);
            var stopped = new CountDownLatch(1);
            Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
            stopped.await();
            running.close();
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "; see --help");
            System.exit(2);
        }
    }

    private static Map<String, String> options(String... args) {
        var options = new HashMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (!OPTIONS.contains(args[i])) throw new IllegalArgumentException("unknown option " + args[i]);
            if (i + 1 == args.length) throw new IllegalArgumentException(args[i] + " needs a number");
            options.put(args[i], args[i + 1]);
        }
        return options;
    }

    private static long number(Map<String, String> options, String name, long otherwise) {
        var text = options.get(name);
        if (text == null) return otherwise;
        if (!text.matches("[0-9]{1,9}")) throw new IllegalArgumentException(name + " needs a number, not " + text);
        return Long.parseLong(text);
    }
}
