package org.provgate.app;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;
import org.apache.camel.ProducerTemplate;
import org.provgate.cli.Gateway;
import org.provgate.platforms.Provinces;
import org.provgate.routes.NightOrder;
import org.provgate.routes.NightOutcome;
import org.provgate.routes.NightRoutes;
import org.provgate.routes.RoutesConfiguration.WorkingRuns;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The gateway as a process that runs nights on demand and says what they took, for the benchmark. Arguments are settings. Answers
 * {@code <province> full|delta [collect]} on its input with {@code NIGHT} and a line of {@code key=value}; {@code collect} empties
 * the heap of its garbage every half second while pages are fetched, which shows how much of it is needed.
 */
public final class MeasuredGateway {

    private static final Path STATUS = Path.of("/proc/self/status");

    private final Gateway gateway;
    private final AtomicLong liveAfterGc = new AtomicLong();
    private final AtomicLong usedBeforeGc = new AtomicLong();

    private MeasuredGateway(Gateway gateway) {
        this.gateway = gateway;
    }

    public static void main(String[] args) throws IOException {
        try (var gateway = Provgate.start(List.of(args), Map.of())) {
            var measured = new MeasuredGateway(gateway);
            measured.watchHeap();
            System.out.println("STARTED");
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var words = line.split(" ");
                System.out.println("NIGHT " + measured.night(words[0], words[1].equals("full"), words.length > 2));
            }
        }
    }

    private String night(String province, boolean full, boolean collect) throws IOException {
        liveAfterGc.set(0);
        usedBeforeGc.set(0);
        var mergeAt = new AtomicLong();
        var mergeLsn = new AtomicLong();
        var watch = Executors.newSingleThreadScheduledExecutor();
        long walBefore = lsn();
        long cpuBefore = cpu();
        long started = System.nanoTime();
        watch.scheduleWithFixedDelay(
                () -> {
                    var run = gateway.get(WorkingRuns.class).byProvince().get(province);
                    if (mergeAt.get() == 0 && run != null && run.progress().merging()) {
                        mergeAt.set(System.nanoTime());
                        mergeLsn.set(lsn());
                    }
                },
                0,
                2,
                TimeUnit.MILLISECONDS);
        var chosen = gateway.get(Provinces.class).named(province).orElseThrow();
        if (collect)
            watch.scheduleWithFixedDelay(
                    () -> {
                        if (mergeAt.get() == 0) System.gc();
                    },
                    500,
                    500,
                    TimeUnit.MILLISECONDS);
        List<?> outcomes = gateway.get(ProducerTemplate.class)
                .requestBody(NightRoutes.NIGHT, new NightOrder(List.of(chosen), full), List.class);
        long ended = System.nanoTime();
        watch.shutdownNow();
        long walAfter = lsn();
        long used = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        var outcome = (NightOutcome) outcomes.get(0);
        if (outcome.kind() != NightOutcome.Kind.SEALED || outcome.run() == null)
            throw new IllegalStateException(outcome.kind() + ": " + outcome.problem());
        var counts = outcome.run().streams().get(0);
        return "nanos=%d cpu=%d merge=%d wal=%d mergeWal=%d fetched=%d written=%d heapPeak=%d heapLive=%d rssPeak=%d"
                .formatted(
                        ended - started,
                        cpu() - cpuBefore,
                        mergeAt.get() == 0 ? 0 : ended - mergeAt.get(),
                        walAfter - walBefore,
                        mergeAt.get() == 0 ? 0 : walAfter - mergeLsn.get(),
                        counts.fetched(),
                        counts.added() + counts.changed(),
                        Math.max(usedBeforeGc.get(), used),
                        liveAfterGc.get(),
                        rssPeak());
    }

    private long lsn() {
        return gateway.get(JdbcClient.class)
                .sql("SELECT (pg_current_wal_lsn() - '0/0')::bigint")
                .query(Long.class)
                .single();
    }

    /** Notes what is in use before any collection, and what is left after one that was asked for. */
    private void watchHeap() {
        for (var collector : ManagementFactory.getGarbageCollectorMXBeans())
            ((NotificationEmitter) collector)
                    .addNotificationListener(
                            (notification, none) -> {
                                if (!notification
                                        .getType()
                                        .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION))
                                    return;
                                var event = GarbageCollectionNotificationInfo.from(
                                        (CompositeData) notification.getUserData());
                                var info = event.getGcInfo();
                                if (event.getGcCause().equals("System.gc()"))
                                    liveAfterGc.accumulateAndGet(heap(info.getMemoryUsageAfterGc()), Math::max);
                                usedBeforeGc.accumulateAndGet(heap(info.getMemoryUsageBeforeGc()), Math::max);
                            },
                            null,
                            null);
    }

    private static long heap(Map<String, MemoryUsage> after) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP && after.containsKey(pool.getName()))
                .mapToLong(pool -> after.get(pool.getName()).getUsed())
                .sum();
    }

    /** Processor time of this process, all threads: less disturbed by neighbours than seconds are. */
    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
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
