package org.provgate.conformance;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.provgate.spi.SubmissionChannel;

/**
 * A channel an adapter offers, with records to send on it.
 *
 * @param saying a record the platform takes, of an id and a text; the text stands in it
 * @param wrong a record of an id that the platform refuses for a field of its own
 */
record Way<R>(
        String name,
        SubmissionChannel<R> channel,
        Kept<R> kept,
        Function<R, String> id,
        BiFunction<String, String, R> saying,
        Function<String, R> wrong) {

    static final String TEXT = "通道堆放杂物";

    R good(String id) {
        return saying.apply(id, TEXT);
    }

    List<R> good(Samples samples, int count) {
        return IntStream.range(0, count).mapToObj(i -> good(samples.newId())).toList();
    }

    /** Returns what the stand-in took in under an id. */
    List<R> kept(String recordId) {
        return kept.all().get().stream()
                .filter(record -> id.apply(record).equals(recordId))
                .toList();
    }

    /** A rule of one channel. */
    interface Each {
        <R> void check(Services services, Way<R> way);
    }

    /** Checks a rule of each channel offered. */
    static void each(Bench bench, Each rule) {
        bench.services().ifPresent(services -> services.ways().forEach(way -> rule.check(services, way)));
    }

    @Override
    public String toString() {
        return name;
    }
}
