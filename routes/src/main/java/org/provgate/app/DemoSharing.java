package org.provgate.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Role;
import org.provgate.agreements.Agreement;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.cli.Gateway;
import org.provgate.mock.bureau.Listener;
import org.provgate.mock.bureau.SampleBureau;
import org.provgate.platforms.Province;
import org.provgate.recognition.Adoption;
import org.provgate.recognition.Adoptions;
import org.provgate.routes.WebhookRoutes;
import org.provgate.sanctions.Field;
import org.provgate.sanctions.Recall;
import org.provgate.sanctions.Recalls;
import org.provgate.sanctions.Repair;
import org.provgate.sanctions.Repairs;
import org.provgate.sanctions.SanctionLookUp;
import org.provgate.subscriptions.Subscriptions;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What departments have of each other in the demo: the finance department hears of measures by its listener, the fire department relies
 * on a result of the building department, and a repair is recalled. Each is done as the department, through its guarded rows.
 */
final class DemoSharing {

    private static final String FINANCE = "CZ";
    private static final String MARKET = "SC";
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final String BEHIND = """
            SELECT count(*) FROM event e JOIN subscription s ON s.department = e.receiver AND s.state = 'ON'
             WHERE e.receiver = :department AND e.id > s.position
            """;
    private static final String RELIABLE = """
            SELECT r.id, r.subject_key, s.name FROM record r JOIN subject s ON s.province = r.province AND s.identity = r.subject_key
              JOIN delivery d ON d.record_id = r.id AND d.channel = 'RESULTS' AND d.state = 'PUBLISHED'
             WHERE r.province = :province AND r.department = :department AND r.content -> 'findings' = '["NO_PROBLEM"]' AND s.state = '1'
               AND s.uscc IS NOT NULL AND NOT EXISTS (SELECT FROM record c WHERE c.correction_of = r.id)
               AND NOT EXISTS (SELECT FROM recognised_result a WHERE a.subject_key = r.subject_key AND a.ended_at IS NULL)
             ORDER BY r.submitted_at DESC, r.id LIMIT 1
            """;
    private static final String MEASURE = """
            SELECT id, uscc, name FROM sanction
             WHERE province = :province AND field = 'GOV_PROCUREMENT' AND requester = :requester AND state = 'OPEN' AND uscc IS NOT NULL
             ORDER BY id DESC LIMIT 1
            """;

    private final Gateway gateway;
    private final Listener listener;
    private final PrintStream progress;
    private final JdbcClient jdbc;
    private final LocalDate today;

    DemoSharing(Gateway gateway, Listener listener, PrintStream progress) {
        this.gateway = gateway;
        this.listener = listener;
        this.progress = progress;
        this.jdbc = gateway.get(JdbcClient.class);
        this.today = LocalDate.now(gateway.get(Clock.class).withZone(ZoneId.of("Asia/Shanghai")));
    }

    private record Found(String id, String uscc, String name) {}

    /** The listener of an earlier demo is gone; the one of this hears of what happens from now on. */
    void subscribe() {
        var subscriptions = gateway.get(Subscriptions.class);
        as(FINANCE, "甲", Role.CLERK, caller -> {
            subscriptions.list(caller).forEach(old -> subscriptions.remove(caller, old.id()));
            var added = subscriptions.add(caller, new Subscriptions.Wish(listener.url(), List.of(), "演示 demo"));
            listener.trust(added.secret());
            return added;
        });
    }

    /** Does what departments do, and returns it a line each. */
    List<String> share(Province province, int day) {
        var lines = new ArrayList<String>();
        deliver();
        var told = listener.arrivals();
        lines.add(
                "名单→惩戒 sanctions   %,d measures in force; the finance department's listener heard of %,d events, %,d with a wrong signature"
                        .formatted(
                                jdbc.sql("SELECT count(*) FROM sanction WHERE state = 'OPEN'")
                                        .query(Long.class)
                                        .single(),
                                told.size(),
                                told.stream().filter(a -> !a.genuine()).count()));
        lines.add("结果互认 recognition  " + recognise(province, day));
        lines.add("信用修复 repair       " + repair(province));
        return lines;
    }

    private String recognise(Province province, int day) {
        agree();
        var found = found(RELIABLE, province, "department", SampleBureau.BUILDING);
        if (found == null) return "no result of today can be relied on";
        var item = new SampleBureau(province.areaCode(), today).item(1);
        var adoption = as(SampleBureau.FIRE, "乙", Role.CLERK, caller -> gateway.get(Adoptions.class)
                .adopt(caller, found.uscc, new Adoption.AdoptionRequest(found.id, item, "演示：采信住建部门结果")));
        long out = new DemoDraw(gateway, Path.of(".")).leftOut(province, day);
        return "the fire department relies on %s's result %s of %s until %s; its next draw leaves out %,d of the register as recognised"
                .formatted(adoption.department(), found.id, found.name, adoption.validUntil(), out);
    }

    /** The building department shares its inspections with the fire department: written by one, put in force by another. */
    private void agree() {
        var agreements = gateway.get(Agreements.class);
        var there =
                as(SampleBureau.BUILDING, "丙", Role.CLERK, caller -> agreements.list(caller, Agreement.State.IN_FORCE));
        if (!there.isEmpty()) return;
        var draft = new Agreement.AgreementDraft(
                SampleBureau.FIRE, FindingKind.INSPECTION, List.of("*"), "结果互认，避免重复检查", today, today.plusYears(1));
        var written = as(SampleBureau.BUILDING, "丙", Role.CLERK, caller -> agreements.write(caller, draft));
        as(SampleBureau.BUILDING, "丁", Role.REVIEWER, caller -> agreements.approve(caller, written.id()));
    }

    private String repair(Province province) {
        var found = found(MEASURE, province, "requester", MARKET);
        if (found == null) return "no measure is in force";
        var seen = as(FINANCE, "甲", Role.CLERK, caller -> gateway.get(SanctionLookUp.class)
                .open(caller, found.uscc, Field.GOV_PROCUREMENT));
        var repairs = gateway.get(Repairs.class);
        long id = Long.parseLong(found.id);
        as(
                MARKET,
                "戊",
                Role.CLERK,
                caller -> repairs.request(
                        caller, id, Repair.Kind.REPAIRED, "演示：已履行义务", "演示修复〔" + today.getYear() + "〕1号"));
        as(MARKET, "己", Role.REVIEWER, caller -> repairs.approve(caller, id));
        deliver();
        var recalls = gateway.get(Recalls.class);
        var confirmed = as(FINANCE, "甲", Role.CLERK, caller -> {
            var open = recalls.list(caller, true, 0, 1_000);
            return recalls.confirm(caller, open.stream().map(Recall::id).toList(), "已解除")
                    .confirmed();
        });
        var summary = as(FINANCE, "甲", Role.CLERK, recalls::summary);
        return "%s had %d measures in government procurement; one was repaired, the finance department heard of it and confirmed %d recalls: %.0f %% of its own"
                .formatted(found.name, seen.size(), confirmed, 100 * summary.share());
    }

    /** Lets the gateway send until the listener has everything. */
    private void deliver() {
        var clock = Executors.newSingleThreadScheduledExecutor();
        var done = new CompletableFuture<Void>();
        try {
            clock.scheduleWithFixedDelay(() -> round(done), 0, AGAIN.toMillis(), TimeUnit.MILLISECONDS);
            done.orTimeout(LONGEST.toSeconds(), TimeUnit.SECONDS).join();
        } finally {
            clock.shutdownNow();
        }
    }

    private void round(CompletableFuture<Void> done) {
        try {
            gateway.get(ProducerTemplate.class).requestBody(WebhookRoutes.ONCE, (Object) null);
            long behind = jdbc.sql(BEHIND)
                    .param("department", FINANCE)
                    .query(Long.class)
                    .single();
            if (behind == 0) done.complete(null);
            else progress.printf("%-10s %,d 条通知在途 events on their way%n", FINANCE, behind);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    private @Nullable Found found(String sql, Province province, String name, String value) {
        return jdbc.sql(sql)
                .param("province", province.id())
                .param(name, value)
                .query((r, n) -> new Found(r.getString(1), r.getString(2), r.getString(3)))
                .optional()
                .orElse(null);
    }

    private interface Deed<T> {
        T by(Caller caller);
    }

    private static <T> T as(String department, String actor, Role role, Deed<T> deed) {
        var caller = new Caller(department, actor, role.permissions(), Caller.Reach.DEPARTMENT);
        return caller.run((Supplier<T>) () -> deed.by(caller));
    }
}
