package org.provgate.subscriptions;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one worker sends one subscriber in one go. It runs several couriers at the same time; each takes a subject and brings its
 * events one after the other, so that their order is kept. It ends early where the address does not work, and in time before the
 * lease does.
 */
public final class Round {

    final String subscription;
    final String department;
    final long lease;
    final int failuresBefore;
    final long position;
    final List<Lane> lanes;
    final List<Piece> waiting;

    private final String url;
    private final List<byte[]> secrets;
    private final Instant end;
    private final int inFlight;
    private final Clock clock;

    private final Deque<Lane> left;
    private final Map<Long, Told> told = new HashMap<>();
    private int failures;
    private boolean delivered;
    private boolean stopped;
    private @Nullable Answer gone;
    private @Nullable Answer lastFailure;
    private @Nullable Instant askedUntil;

    /** An event to be sent. @param attempts before @param firstAt of the first of them @param old whether it stands in the log already */
    record Piece(
            Notice notice,
            String subject,
            int attempts,
            @Nullable Instant firstAt,
            @Nullable Instant nextAt,
            boolean old) {}

    /** Events of one subject in their order. */
    record Lane(List<Piece> pieces) {}

    /** An attempt and its end. */
    record Told(Piece piece, Answer answer, Instant at) {}

    /** @param position up to which all is in lanes, waiting, or in the log @param waiting new events that follow open ones that may not go yet */
    Round(
            Standing standing,
            List<Lane> lanes,
            List<Piece> waiting,
            long position,
            List<byte[]> secrets,
            int inFlight,
            Instant end,
            Clock clock) {
        this.subscription = standing.id();
        this.department = standing.department();
        this.lease = standing.lease();
        this.failuresBefore = standing.failures();
        this.failures = failuresBefore;
        this.url = standing.url();
        this.lanes = lanes;
        this.waiting = waiting;
        this.position = position;
        this.secrets = secrets;
        this.inFlight = inFlight;
        this.end = end;
        this.clock = clock;
        this.left = new ArrayDeque<>(lanes);
    }

    /** What is known of a subscription whose lease was just taken. */
    record Standing(
            String id, String department, String url, List<String> types, long position, long lease, int failures) {}

    /** Returns as many as there is work for, each to be run by one thread. */
    public List<Courier> couriers() {
        return IntStream.range(0, Math.min(inFlight, lanes.size()))
                .mapToObj(n -> new Courier())
                .toList();
    }

    /** Brings one message after the other. Of one thread. */
    public final class Courier {
        private final Deque<Piece> lane = new ArrayDeque<>();
        private @Nullable Piece piece;

        /** Returns what to send next; null if this courier has nothing more to do. What is not told counts as not sent. */
        public @Nullable Message next() {
            piece = Round.this.next(lane);
            return piece == null ? null : message(piece.notice);
        }

        /** Says what became of it. */
        public void told(Answer answer) {
            if (piece == null) throw new IllegalStateException("nothing was sent");
            Round.this.tell(lane, piece, answer);
        }
    }

    private synchronized @Nullable Piece next(Deque<Piece> lane) {
        if (stopped || !clock.instant().isBefore(end)) return null;
        if (lane.isEmpty() && !left.isEmpty()) lane.addAll(left.remove().pieces);
        return lane.poll();
    }

    private synchronized void tell(Deque<Piece> lane, Piece piece, Answer answer) {
        told.put(piece.notice.number(), new Told(piece, answer, clock.instant()));
        if (answer.delivered()) {
            delivered = true;
            failures = 0;
            return;
        }
        lane.clear();
        if (answer.gone()) gone = answer;
        if (answer.retryAfter() != null) {
            var until = clock.instant().plus(WebhookPatience.asked(answer.retryAfter()));
            if (askedUntil == null || until.isAfter(askedUntil)) askedUntil = until;
        }
        if (answer.ofTheAddress()) {
            failures++;
            lastFailure = answer;
        }
        stopped = gone != null || askedUntil != null || failures >= WebhookPatience.PATIENT && !probe();
    }

    private Message message(Notice notice) {
        var signed = new SignedMessage(notice.id(), clock.instant().getEpochSecond(), notice.bytes());
        return new Message(
                url,
                Map.of(
                        "webhook-id", signed.id(),
                        "webhook-timestamp", String.valueOf(signed.timestamp()),
                        "webhook-signature", signed.signatures(secrets),
                        "content-type", "application/json"),
                signed.body());
    }

    synchronized @Nullable Told told(Piece piece) {
        return told.get(piece.notice.number());
    }

    synchronized List<Told> all() {
        return new ArrayList<>(told.values());
    }

    /** Whether the address was left alone, and this only asks whether it is back. */
    private boolean probe() {
        return failuresBefore >= WebhookPatience.PATIENT;
    }

    /** Returns how often in a row the address has failed now; what fails side by side in one round counts no more than needed. */
    synchronized int failures() {
        return probe() && failures > failuresBefore
                ? failuresBefore + 1
                : Math.min(failures, Math.max(failuresBefore, WebhookPatience.PATIENT));
    }

    synchronized boolean recovered() {
        return delivered && probe() && failures < WebhookPatience.PATIENT;
    }

    synchronized @Nullable Answer gone() {
        return gone;
    }

    synchronized @Nullable Answer lastFailure() {
        return lastFailure;
    }

    synchronized @Nullable Instant askedUntil() {
        return askedUntil;
    }
}
