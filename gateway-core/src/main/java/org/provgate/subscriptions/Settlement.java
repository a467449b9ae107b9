package org.provgate.subscriptions;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.provgate.subscriptions.Round.Lane;
import org.provgate.subscriptions.Round.Piece;
import org.provgate.subscriptions.Round.Told;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down how a round ended: rows of the log, where the subscription stands, and the evidence. The caller holds a transaction. */
final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private static final String SUBSCRIPTION = """
            UPDATE subscription
               SET position = greatest(position, :position), leased_until = :now, failures = :failures, closed_until = :closed,
                   failed_at = CASE WHEN :failures = 0 THEN NULL ELSE coalesce(failed_at, :now) END,
                   error = CASE WHEN :failures = 0 THEN NULL ELSE coalesce(:error, error) END,
                   state = CASE WHEN :gone THEN 'GONE' ELSE state END
             WHERE id = :id AND lease = :lease AND state <> 'REMOVED'
            """;
    private static final String ROWS = """
            INSERT INTO webhook AS w (subscription_id, event_id, department, state, attempts, first_at, last_at, status, error, next_at)
            SELECT :id, e, :department, s, a, f, l, u, r, n
              FROM unnest(:events, :states, :attempts, :firsts, :lasts, :statuses, :errors, :nexts) AS x (e, s, a, f, l, u, r, n)
            ON CONFLICT (subscription_id, event_id) DO UPDATE
               SET state = EXCLUDED.state, attempts = EXCLUDED.attempts, first_at = EXCLUDED.first_at, next_at = EXCLUDED.next_at,
                   last_at = coalesce(EXCLUDED.last_at, w.last_at),
                   status = CASE WHEN EXCLUDED.last_at IS NULL THEN w.status ELSE EXCLUDED.status END,
                   error = CASE WHEN EXCLUDED.last_at IS NULL THEN w.error ELSE EXCLUDED.error END
            """;
    /** Its address is back: what waits need not wait for its time. */
    private static final String RECOVERED =
            "UPDATE webhook SET next_at = :now WHERE subscription_id = :id AND next_at > :now";

    private final JdbcClient jdbc;
    private final Evidence evidence;
    private final WebhookPatience patience;
    private final Clock clock;

    Settlement(JdbcClient jdbc, Evidence evidence, WebhookPatience patience, Clock clock) {
        this.jdbc = jdbc;
        this.evidence = evidence;
        this.patience = patience;
        this.clock = clock;
    }

    private record Row(
            Piece piece,
            String state,
            int attempts,
            @Nullable Instant firstAt,
            @Nullable Told told,
            @Nullable Instant nextAt) {}

    boolean settle(Round round) {
        var now = clock.instant();
        if (!standing(round, now)) return false;
        var rows = new ArrayList<Row>();
        for (var lane : round.lanes) lane(round, lane, now, rows);
        for (var piece : round.waiting)
            rows.add(new Row(piece, "WAITING", 0, null, null, piece.nextAt() == null ? now : piece.nextAt()));
        if (!rows.isEmpty()) write(round, rows);
        if (round.recovered())
            jdbc.sql(RECOVERED)
                    .param("id", round.subscription)
                    .param("now", Timestamp.from(now))
                    .update();
        if (round.gone() != null)
            LOG.warn(
                    "subscription {} of department {} was switched off: its address answered 410; tell the department,"
                            + " which resumes or removes it",
                    round.subscription,
                    round.department);
        prove(round, rows);
        return true;
    }

    private boolean standing(Round round, Instant now) {
        int failures = round.failures();
        var closed = round.askedUntil();
        if (failures >= WebhookPatience.PATIENT) {
            var until = now.plus(patience.pause(failures - WebhookPatience.PATIENT + 1));
            if (closed == null || until.isAfter(closed)) closed = until;
        }
        var last = round.lastFailure();
        return jdbc.sql(SUBSCRIPTION)
                        .param("id", round.subscription)
                        .param("lease", round.lease)
                        .param("position", round.position)
                        .param("failures", failures)
                        .param("closed", timestamp(closed))
                        .param("error", last == null ? null : last.error())
                        .param("gone", round.gone() != null)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Once one of a subject fails, what follows waits with it. */
    private void lane(Round round, Lane lane, Instant now, List<Row> rows) {
        Instant next = now;
        for (var piece : lane.pieces()) {
            var told = round.told(piece);
            if (told == null) {
                if (!piece.old() || !next.equals(now))
                    rows.add(new Row(piece, "WAITING", piece.attempts(), piece.firstAt(), null, next));
                continue;
            }
            int attempts = piece.attempts() + 1;
            var first = piece.firstAt() == null ? told.at() : piece.firstAt();
            if (told.answer().delivered()) {
                rows.add(new Row(piece, "DELIVERED", attempts, first, told, null));
            } else if (!told.at().isBefore(first.plus(patience.giveUpAfter()))) {
                rows.add(new Row(piece, "PARKED", attempts, first, told, null));
            } else {
                next = now.plus(patience.pause(attempts));
                rows.add(new Row(piece, "RETRY", attempts, first, told, next));
            }
        }
    }

    private void write(Round round, List<Row> rows) {
        jdbc.sql(ROWS)
                .param("id", round.subscription)
                .param("department", round.department)
                .param(
                        "events",
                        rows.stream().map(r -> r.piece.notice().number()).toArray(Long[]::new))
                .param("states", rows.stream().map(Row::state).toArray(String[]::new))
                .param("attempts", rows.stream().map(Row::attempts).toArray(Integer[]::new))
                .param("firsts", times(rows, Row::firstAt))
                .param("lasts", times(rows, r -> r.told == null ? null : r.told.at()))
                .param(
                        "statuses",
                        rows.stream()
                                .map(r ->
                                        r.told == null ? null : r.told.answer().status())
                                .toArray(Integer[]::new))
                .param(
                        "errors",
                        rows.stream()
                                .map(r ->
                                        r.told == null ? null : r.told.answer().error())
                                .toArray(String[]::new))
                .param("nexts", times(rows, Row::nextAt))
                .update();
    }

    /** What only failed, and will be tried again, is no entry: an address that is down for days would fill the log. */
    private void prove(Round round, List<Row> rows) {
        var ended = rows.stream()
                .filter(r -> r.state.equals("DELIVERED") || r.state.equals("PARKED"))
                .toList();
        if (ended.isEmpty() && round.gone() == null) return;
        var outcome = rows.stream()
                .collect(Collectors.groupingBy(Row::state, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
        var lines = ended.stream()
                .map(r -> r.piece.notice().id() + "\t" + r.state + "\n")
                .collect(Collectors.joining());
        evidence.append(new Entry(
                round.department,
                "gateway",
                round.gone() == null ? "subscription.sent" : "subscription.gone",
                "subscription/" + round.subscription,
                outcome,
                round.subscription + "-" + round.lease,
                null,
                Digest.of(lines)));
    }

    private static @Nullable Timestamp[] times(List<Row> rows, Function<Row, @Nullable Instant> value) {
        return rows.stream().map(r -> timestamp(value.apply(r))).toArray(Timestamp[]::new);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
