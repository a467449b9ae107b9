package org.provgate.registers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.provgate.registers.RegisterRun.Taken;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterStream;

/**
 * The frontier in memory: which pages are open, which are being fetched. Several pullers share it; a puller that finds nothing
 * open waits until a page in flight has brought more, or the last one is in.
 */
final class OpenPages {

    private final Deque<RegisterQuestion> open = new ArrayDeque<>();
    private final Set<RegisterQuestion> known = new HashSet<>();
    private final Map<RegisterStream, Integer> generations = new EnumMap<>(RegisterStream.class);
    private int inFlight;
    private boolean abandoned;

    /** Opens pages not met before. */
    synchronized void offer(Iterable<RegisterQuestion> questions) {
        for (var question : questions) if (known.add(question)) open.add(question);
        notifyAll();
    }

    /** Marks a page as fetched in an earlier life of this run. @return how many pages are known */
    synchronized int done(RegisterQuestion question) {
        known.add(question);
        return known.size();
    }

    synchronized int known() {
        return known.size();
    }

    /** Returns the next page, waiting for one while others are in flight; empty when there will be none. */
    synchronized Optional<Taken> take() throws InterruptedException {
        while (open.isEmpty() && inFlight > 0 && !abandoned) wait();
        if (open.isEmpty() || abandoned) return Optional.empty();
        inFlight++;
        var question = open.poll();
        return Optional.of(new Taken(question, generation(question.stream())));
    }

    /** Says that a taken page is in the database, or given up. */
    synchronized void settle() {
        inFlight--;
        notifyAll();
    }

    synchronized boolean current(Taken taken) {
        return taken.generation() == generation(taken.question().stream());
    }

    /** Forgets a stream: pages of it that are in flight are thrown away when they come. */
    synchronized void forget(RegisterStream stream) {
        generations.merge(stream, 1, Integer::sum);
        open.removeIf(q -> q.stream() == stream);
        known.removeIf(q -> q.stream() == stream);
    }

    private int generation(RegisterStream stream) {
        return generations.getOrDefault(stream, 0);
    }

    /** Lets every waiting puller go home. */
    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    synchronized boolean exhausted() {
        return open.isEmpty() && inFlight == 0 && !abandoned;
    }
}
