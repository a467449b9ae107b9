package org.provgate.subscriptions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.subscriptions.Round.Lane;
import org.provgate.subscriptions.Round.Piece;
import org.provgate.subscriptions.Round.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chooses what of a subscription may go now: open ones whose time has come, then new ones, none before an earlier one of its subject. */
final class Choice {

    /** Events in one round. */
    static final int ROUND = 100;
    /** With so many open, nothing new is taken up: who is down for a year costs no more rows than who is down for a day. */
    static final int MOST_OPEN = 1_000;

    private static final int LOOK = 2 * MOST_OPEN;

    private static final String OPEN = """
            SELECT e.id, e.type, e.subject_key, e.object, e.at, w.attempts, w.first_at, w.next_at
              FROM (SELECT * FROM webhook WHERE subscription_id = :id AND next_at IS NOT NULL ORDER BY event_id LIMIT :look) w
              JOIN event e ON e.id = w.event_id
             ORDER BY e.id
            """;
    private static final String NEWEST = "SELECT coalesce(max(id), 0) FROM event WHERE receiver = :department";
    private static final String NEW = """
            SELECT id, type, subject_key, object, at FROM event
             WHERE receiver = :department AND id > :position AND id <= :newest AND (cardinality(:types) = 0 OR type = ANY(:types))
             ORDER BY id LIMIT :limit
            """;

    private final JdbcClient jdbc;

    Choice(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param waiting new ones that follow others that may not go @param position up to which everything is in these or in the log */
    record Chosen(List<Lane> lanes, List<Piece> waiting, long position) {}

    /** @param probe asks only whether the address is back: with one that failed, and one that never did */
    Chosen choose(Standing standing, Instant now, boolean probe) {
        var open = new LinkedHashMap<String, List<Piece>>();
        int count = 0;
        for (var piece : open(standing.id())) {
            open.computeIfAbsent(piece.subject(), s -> new ArrayList<>()).add(piece);
            count++;
        }
        var lanes = probe ? tried(open) : due(open, now);
        int left = probe
                ? 1
                : ROUND - lanes.stream().mapToInt(l -> l.pieces().size()).sum();
        if (count >= MOST_OPEN || left <= 0) return new Chosen(lanes, List.of(), standing.position());
        return withNew(standing, open, lanes, left, probe);
    }

    /** The heads of the subjects that have waited long enough, each with what follows it. */
    private static List<Lane> due(Map<String, List<Piece>> open, Instant now) {
        var lanes = new ArrayList<Lane>();
        int room = ROUND;
        for (var pieces : open.values()) {
            if (room == 0) break;
            if (isAfter(pieces.get(0).nextAt(), now)) continue;
            var some = pieces.subList(0, Math.min(room, pieces.size()));
            room -= some.size();
            lanes.add(new Lane(List.copyOf(some)));
        }
        return lanes;
    }

    private static List<Lane> tried(Map<String, List<Piece>> open) {
        return open.values().stream()
                .map(pieces -> pieces.get(0))
                .min(Comparator.comparing(p -> p.nextAt() == null ? Instant.MIN : p.nextAt()))
                .map(piece -> List.of(new Lane(List.of(piece))))
                .orElse(List.of());
    }

    private Chosen withNew(
            Standing standing, Map<String, List<Piece>> open, List<Lane> chosen, int limit, boolean probe) {
        var lanes = new LinkedHashMap<String, List<Piece>>();
        var whole = new HashSet<String>();
        for (var lane : chosen) {
            var subject = lane.pieces().get(0).subject();
            lanes.put(subject, new ArrayList<>(lane.pieces()));
            if (!probe && lane.pieces().size() == open.get(subject).size()) whole.add(subject);
        }
        long newest = jdbc.sql(NEWEST)
                .param("department", standing.department())
                .query(Long.class)
                .single();
        var news = news(standing, newest, limit);
        var waiting = new ArrayList<Piece>();
        var heads = new HashMap<String, Instant>();
        open.forEach((subject, pieces) -> heads.put(subject, pieces.get(0).nextAt()));
        for (var piece : news) {
            var subject = piece.subject();
            if (!open.containsKey(subject) || whole.contains(subject))
                lanes.computeIfAbsent(subject, s -> new ArrayList<>()).add(piece);
            else waiting.add(new Piece(piece.notice(), subject, 0, null, heads.get(subject), false));
        }
        long position =
                news.size() == limit ? news.get(limit - 1).notice().number() : Math.max(newest, standing.position());
        return new Chosen(
                lanes.values().stream().map(p -> new Lane(List.copyOf(p))).toList(), waiting, position);
    }

    private List<Piece> open(String id) {
        return jdbc.sql(OPEN)
                .param("id", id)
                .param("look", LOOK)
                .query((row, n) -> piece(
                        row,
                        row.getInt("attempts"),
                        Subscription.instant(row, "first_at"),
                        Subscription.instant(row, "next_at"),
                        true))
                .list();
    }

    private List<Piece> news(Standing standing, long newest, int limit) {
        return jdbc.sql(NEW)
                .param("department", standing.department())
                .param("position", standing.position())
                .param("newest", newest)
                .param("types", standing.types().toArray(String[]::new))
                .param("limit", limit)
                .query((row, n) -> piece(row, 0, null, null, false))
                .list();
    }

    /** What is about no subject follows nobody. */
    private static Piece piece(
            ResultSet row, int attempts, @Nullable Instant firstAt, @Nullable Instant nextAt, boolean old)
            throws SQLException {
        var notice = Notice.of(row);
        var subject = notice.data().subject();
        return new Piece(notice, subject == null ? notice.id() : subject, attempts, firstAt, nextAt, old);
    }

    private static boolean isAfter(@Nullable Instant at, Instant now) {
        return at != null && at.isAfter(now);
    }
}
