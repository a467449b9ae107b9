package org.provgate.app;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.ProducerTemplate;
import org.provgate.cli.Gateway;
import org.provgate.outbox.Contents;
import org.provgate.platforms.Provinces;
import org.provgate.routes.PushRoutes;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The gateway as a process that sends what waits and says what that took, for the benchmark. Arguments are settings. Answers
 * {@code <records> <most in a batch>} on its input with {@code PUSH} and a line of {@code key=value}; {@code beside} lets the workers
 * of a second entry, {@code dead}, try in vain from then on.
 */
public final class MeasuredPush {

    private static final String ROWS = """
            WITH r AS (
                INSERT INTO record (id, kind, province, area_code, department, business_key, content, digest, event_on, submission,
                                    submitted_by, submitted_at)
                SELECT :prefix || n, 'RESULT', :province, '410402', 'ZJ', :prefix || n, '{}', 'd', current_date, 's', 'bench', now()
                  FROM generate_series(1, :records) n RETURNING id),
            d AS (
                INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most,
                                      created_at, changed_at)
                SELECT id, :province, 'RESULTS', id, id, '410402202611210001', 'PENDING', now(), :most, now(), now() FROM r
                RETURNING id, external_id)
            INSERT INTO delivery_content (delivery_id, content) SELECT id, replace(:content, 'RECORD', external_id) FROM d
            """;

    /** From claim to verdict, in microseconds. */
    private static final String P95 = """
            SELECT (1e6 * percentile_cont(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM changed_at - created_at)))::bigint
              FROM push_batch WHERE province = 'henan' AND id > :last
            """;

    private MeasuredPush() {}

    public static void main(String[] args) throws IOException {
        try (var gateway = Provgate.start(List.of(args))) {
            System.out.println("STARTED");
            var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equals("beside")) {
                    beside(gateway);
                    System.out.println("BESIDE");
                    continue;
                }
                var words = line.split(" ");
                System.out.println("PUSH " + push(gateway, Integer.parseInt(words[0]), Integer.parseInt(words[1])));
            }
        }
    }

    private static void beside(Gateway gateway) {
        insert(gateway, "dead", 10_000, 1_000);
        var dead = gateway.get(Provinces.class).named("dead").orElseThrow();
        gateway.get(ProducerTemplate.class).asyncRequestBody(PushRoutes.once(dead), (Object) null);
    }

    private static void insert(Gateway gateway, String province, int records, int most) {
        gateway.get(JdbcClient.class)
                .sql(ROWS)
                .param("province", province)
                .param("prefix", "B" + System.nanoTime() + "-")
                .param("records", records)
                .param("most", most)
                .param("content", content())
                .update();
    }

    private static String push(Gateway gateway, int records, int most) {
        var jdbc = gateway.get(JdbcClient.class);
        insert(gateway, "henan", records, most);
        long last = jdbc.sql("SELECT coalesce(max(id), 0) FROM push_batch")
                .query(Long.class)
                .single();
        jdbc.sql("ANALYZE delivery, delivery_content").update();
        System.gc();
        var live = new AtomicLong();
        var watch = Executors.newSingleThreadScheduledExecutor();
        watch.scheduleWithFixedDelay(() -> live.accumulateAndGet(heap(), Math::max), 50, 50, TimeUnit.MILLISECONDS);
        long cpu = cpu();
        long started = System.nanoTime();
        var henan = gateway.get(Provinces.class).named("henan").orElseThrow();
        gateway.get(ProducerTemplate.class).requestBody(PushRoutes.once(henan), (Object) null);
        long nanos = System.nanoTime() - started;
        cpu = cpu() - cpu;
        watch.shutdownNow();
        long left = jdbc.sql("SELECT count(*) FROM delivery WHERE province = 'henan' AND state <> 'ACCEPTED'")
                .query(Long.class)
                .single();
        if (left > 0) throw new IllegalStateException(left + " records were not accepted");
        System.gc();
        return "nanos=%d cpu=%d heapPeak=%d heapAfter=%d p95=%d"
                .formatted(
                        nanos,
                        cpu,
                        live.get(),
                        heap(),
                        jdbc.sql(P95).param("last", last).query(Long.class).single());
    }

    private static String content() {
        return Contents.write(new InspectionResult(
                "RECORD",
                "410402202611210001",
                "91410402MA9K0001XT",
                "4104020000000001",
                "平顶山市新华区某某建筑工程有限公司",
                List.of("41040200000001", "41040200000002"),
                CheckMode.ON_SITE,
                java.time.LocalDate.of(2026, 11, 20),
                List.of("证410402-ZJ01", "证410402-ZJ02"),
                List.of(Finding.CORRECTED),
                "现场公示栏内容不全，部分岗位人员证书未随身携带",
                "已当场改正",
                true,
                null,
                "bench",
                java.time.OffsetDateTime.parse("2026-11-21T10:00:00+08:00"),
                null));
    }

    private static long heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
