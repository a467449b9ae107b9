package org.provgate.cli;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.provgate.outbox.Interventions;
import org.provgate.outbox.Interventions.Drain;
import org.provgate.platforms.Province;
import org.provgate.routes.PushRoutes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code push pause}, {@code resume} and {@code drain}: the way to one province. */
final class PushGate {

    private PushGate() {}

    @Command(
            name = "pause",
            mixinStandardHelpOptions = true,
            description = "Hand nothing to a province until somebody resumes; receipts are still asked for.",
            footer = {"", "Example: provgate push pause henan --reason \"平台升级\""})
    static final class Pause implements Callable<Integer> {
        @ParentCommand
        PushCommand push;

        @Parameters(paramLabel = "PROVINCE", description = "The entry.")
        String province;

        @Mixin
        PushCommand.Why why;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = push.root.starter.start()) {
                var interventions = gateway.get(Interventions.class);
                interventions.pause(province, why.actor, why.reason);
                print(gateway, interventions.drain(province), output);
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "resume",
            mixinStandardHelpOptions = true,
            description = "Open the way to a province, whatever shut it; what waited is taken up at once.",
            footer = {"", "Example: provgate push resume henan --reason \"升级完成\""})
    static final class Resume implements Callable<Integer> {
        @ParentCommand
        PushCommand push;

        @Parameters(paramLabel = "PROVINCE", description = "The entry.")
        String province;

        @Mixin
        PushCommand.Why why;

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = push.root.starter.start()) {
                var interventions = gateway.get(Interventions.class);
                interventions.resume(province, why.actor, why.reason);
                print(gateway, interventions.drain(province), output);
                return Exit.OK;
            }
        }
    }

    @Command(
            name = "drain",
            mixinStandardHelpOptions = true,
            description = {
                "Pause, then ask for receipts until nothing is under way any more.",
                "Exit code 3 if something still is when the time is up; run it again then."
            },
            footer = {"", "Example: provgate push drain henan --reason \"切换专线\" --wait 10m"})
    static final class Drained implements Callable<Integer> {
        @ParentCommand
        PushCommand push;

        @Parameters(paramLabel = "PROVINCE", description = "The entry.")
        String province;

        @Mixin
        PushCommand.Why why;

        @Option(
                names = "--wait",
                converter = Span.class,
                description = "For how long, such as 90s, 10m or 1h; 5m if not given.")
        Duration wait = Duration.ofMinutes(5);

        @Mixin
        Commands.Json output;

        @Override
        public Integer call() {
            try (var gateway = push.root.starter.start()) {
                var interventions = gateway.get(Interventions.class);
                interventions.pause(province, why.actor, why.reason);
                var chosen = SyncCommand.provinces(gateway, java.util.List.of(province))
                        .get(0);
                var left = drained(gateway, chosen, interventions);
                print(gateway, left, output);
                return left.done() ? Exit.OK : Exit.PARTIAL;
            }
        }

        private Drain drained(Gateway gateway, Province chosen, Interventions interventions) {
            var ticks = Executors.newSingleThreadScheduledExecutor();
            try {
                long end = System.nanoTime() + wait.toNanos();
                var left = ask(gateway, chosen, interventions);
                while (!left.done() && System.nanoTime() < end) {
                    System.err.println(line(left));
                    left = inASecond(ticks, () -> ask(gateway, chosen, interventions));
                }
                return left;
            } finally {
                ticks.shutdownNow();
            }
        }

        /** A gateway that runs elsewhere may do the same at the same time: nobody gets what another has. */
        private static Drain ask(Gateway gateway, Province chosen, Interventions interventions) {
            gateway.get(ProducerTemplate.class).requestBody(PushRoutes.once(chosen), (Object) null);
            return interventions.drain(chosen.id());
        }

        private static Drain inASecond(ScheduledExecutorService ticks, Callable<Drain> step) {
            try {
                return ticks.schedule(step, 1, TimeUnit.SECONDS).get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted; the way stays paused");
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /** A number and {@code s}, {@code m} or {@code h}. */
    static final class Span implements picocli.CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            if (!text.matches("[1-9][0-9]{0,4}[smh]"))
                throw new picocli.CommandLine.TypeConversionException("'" + text + "' is no time like 90s, 10m or 1h");
            return Duration.parse("PT" + text);
        }
    }

    private static void print(Gateway gateway, Drain drain, Commands.Json output) {
        if (output.json) Print.json(gateway, drain);
        else System.out.println(line(drain));
    }

    private static String line(Drain d) {
        return "%s: %s; 发送中 sending %d, 待回执 no receipt yet %d, 查询中 being asked %d; 待重发批次 begun %d, 待发送 waiting %d"
                .formatted(
                        d.province(),
                        d.paused() ? (d.done() ? "已暂停，已排空 paused, drained" : "已暂停 paused") : "通道开放 open",
                        d.sending(),
                        d.sent(),
                        d.asked(),
                        d.begun(),
                        d.waiting());
    }
}
