package org.provgate.app;

import java.io.PrintStream;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.provgate.cli.Gateway;
import org.provgate.cli.PushTable;
import org.provgate.credit.CreditDesks;
import org.provgate.credit.PenaltySubmission;
import org.provgate.mock.bureau.SampleBureau;
import org.provgate.platforms.Province;
import org.provgate.results.ResultSubmission;
import org.provgate.results.Results;
import org.provgate.routes.PushRoutes;
import org.provgate.submissions.Mode;
import org.provgate.submissions.RecordError;
import org.provgate.submissions.Records;
import org.provgate.submissions.Submitter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The results of the demo: handed in for the drawn tasks, pushed, receipts settled, publication confirmed. */
final class DemoPush {

    private static final String TARGETS = """
            SELECT t.id AS task, g.subject_key,
                   ARRAY(SELECT o.cert_no FROM task_seat s JOIN officer o ON o.id = s.officer_id
                          WHERE s.task_id = t.id AND s.subject_key = g.subject_key AND s.department = 'ZJ' ORDER BY s.seat) AS certs
              FROM task t JOIN task_target g ON g.task_id = t.id
             WHERE t.province = :province AND t.drawn AND t.starts = :today
               AND NOT EXISTS (SELECT FROM record r WHERE r.kind = 'RESULT' AND r.task_id = t.id AND r.subject_key = g.subject_key)
             ORDER BY t.id, g.position
            """;
    private static final String FIRMS =
            "SELECT name, uscc FROM subject WHERE province = :province AND uscc IS NOT NULL AND NOT stale ORDER BY identity LIMIT 20";
    private static final String OPEN = """
            SELECT count(*) FILTER (WHERE state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR') OR state = 'ACCEPTED' AND channel = 'RESULTS')
              FROM delivery WHERE province = :province
            """;
    private static final String ROWS = """
            SELECT channel, count(*) AS all,
                   count(*) FILTER (WHERE state IN ('ACCEPTED', 'PUBLISHED', 'RETURNED')) AS accepted,
                   count(*) FILTER (WHERE state = 'REJECTED') AS rejected, count(*) FILTER (WHERE state = 'RETURNED') AS returned,
                   count(*) FILTER (WHERE state = 'PUBLISHED') AS published,
                   count(*) FILTER (WHERE state IN ('PENDING', 'CLAIMED', 'SENT', 'UNCLEAR', 'PARKED')) AS waiting,
                   count(*) FILTER (WHERE EXISTS (SELECT FROM deadline l WHERE l.record_id = d.record_id AND l.duty = 'ENTERED'
                       AND l.due_on < coalesce((d.accepted_at AT TIME ZONE 'Asia/Shanghai')::date, :today))) AS late
              FROM delivery d WHERE province = :province AND channel <> ALL ('{ITEMS,OFFICERS}') AND created_at >= :begun
             GROUP BY channel ORDER BY min(d.id)
            """;
    private static final String AGAIN_TO_STAND_INS = """
            UPDATE delivery SET state = 'PENDING', push_batch = NULL, receipt_no = NULL, accepted_at = NULL, next_at = :begun
             WHERE channel IN ('ITEMS', 'OFFICERS', 'PLANS', 'TASKS') AND state = 'ACCEPTED'
            """;
    private static final String REJECTIONS = """
            SELECT province || ' ' || channel || '  ' || reason || '  × ' || count(*) FROM delivery
             WHERE state = 'REJECTED' AND created_at >= :begun GROUP BY province, channel, reason ORDER BY 1
            """;
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration AGAIN = Duration.ofMillis(500);

    private final Gateway gateway;
    private final PrintStream progress;
    private final JdbcClient jdbc;
    private final Timestamp begun;
    private final LocalDate today;
    private final DemoFindings findings;
    private final Map<String, Long> refused = new TreeMap<>();
    private final List<RecordError> errors = new ArrayList<>();

    /** What is handed in from now on is told of. */
    DemoPush(Gateway gateway, PrintStream progress) {
        this.gateway = gateway;
        this.progress = progress;
        this.jdbc = gateway.get(JdbcClient.class);
        var now = gateway.get(Clock.class).instant();
        this.begun = Timestamp.from(now);
        this.today = LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai"));
        this.findings = new DemoFindings(today);
    }

    /** The stand-ins of the demo begin with nothing each time: what lies with them is handed to them once more. */
    void fileAgain() {
        jdbc.sql(AGAIN_TO_STAND_INS).param("begun", begun).update();
    }

    /** Hands in the results of a province's task of today and some penalties, as its departments would. */
    void handIn(Province province) {
        var bureau = new SampleBureau(province.areaCode(), today);
        var items = List.of(bureau.item(1), bureau.item(2));
        var results = new ArrayList<ResultSubmission>();
        jdbc.sql(TARGETS).param("province", province.id()).param("today", today).query(r -> {
            var certs = List.of((String[]) r.getArray("certs").getArray());
            results.add(findings.result(results.size(), r.getString("task"), r.getString("subject_key"), items, certs));
        });
        var by = new Submitter(SampleBureau.BUILDING, "demo");
        var numbers = gateway.get(Records.class);
        for (var piece : DemoFindings.pieces(results, 1_000)) {
            var intake = gateway.get(Results.class).submit(piece, by, Mode.GOOD, numbers.submissionId());
            refuse(province.id() + "/RESULTS", intake.errors());
        }
        int decided = jdbc.sql("SELECT count(*) FROM record WHERE kind = 'PENALTY' AND province = :province")
                .param("province", province.id())
                .query(Integer.class)
                .single();
        var penalties = new ArrayList<PenaltySubmission>();
        jdbc.sql(FIRMS).param("province", province.id()).query(r -> {
            penalties.add(findings.penalty(
                    decided + penalties.size(), province.id(), bureau, r.getString("name"), r.getString("uscc")));
        });
        var intake =
                gateway.get(CreditDesks.class).penalties().submit(penalties, by, Mode.GOOD, numbers.submissionId());
        refuse(province.id() + "/PENALTIES", intake.errors());
    }

    /** Runs the workers until nothing is open any more. */
    void push(List<Province> provinces) {
        var clock = Executors.newScheduledThreadPool(provinces.size());
        try {
            var done = provinces.stream().map(p -> settled(p, clock)).toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(done)
                    .orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } finally {
            clock.shutdownNow();
        }
    }

    private CompletableFuture<Void> settled(Province province, ScheduledExecutorService clock) {
        var settled = new CompletableFuture<Void>();
        var round = (Runnable) () -> {
            try {
                gateway.get(ProducerTemplate.class).requestBody(PushRoutes.once(province), (Object) null);
                long open = open(province);
                if (open == 0) settled.complete(null);
                else progress.printf("%-10s %,d 件在途 on their way%n", province.id(), open);
            } catch (RuntimeException e) {
                settled.completeExceptionally(e);
            }
        };
        clock.scheduleWithFixedDelay(round, 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        return settled;
    }

    List<PushTable.Row> rows(List<Province> provinces) {
        var rows = new ArrayList<PushTable.Row>();
        for (var province : provinces)
            jdbc.sql(ROWS)
                    .param("province", province.id())
                    .param("today", today)
                    .param("begun", begun)
                    .query(r -> {
                        var channel = r.getString("channel");
                        rows.add(new PushTable.Row(
                                province.id(),
                                channel,
                                refused.getOrDefault(province.id() + "/" + channel, 0L),
                                r.getLong("all"),
                                r.getLong("accepted"),
                                r.getLong("rejected"),
                                r.getLong("returned"),
                                r.getLong("published"),
                                r.getLong("waiting"),
                                r.getLong("late")));
                    });
        return rows;
    }

    /** Returns everything the gateway refused to take, a sentence each. */
    List<String> refusals() {
        return errors.stream()
                .map(e -> e.field() + "  " + e.code() + "  " + e.zh() + "  " + e.en())
                .distinct()
                .toList();
    }

    /** Returns why platforms rejected records, with how many. */
    List<String> rejections() {
        return jdbc.sql(REJECTIONS).param("begun", begun).query(String.class).list();
    }

    private void refuse(String key, List<RecordError> found) {
        refused.merge(key, found.stream().map(RecordError::row).distinct().count(), Long::sum);
        errors.addAll(found);
    }

    private long open(Province province) {
        return jdbc.sql(OPEN).param("province", province.id()).query(Long.class).single();
    }
}
