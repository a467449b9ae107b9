package org.provgate.bench;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one night of one province took.
 *
 * @param cpu seconds of processor time the product used
 * @param merge seconds from the last page to the seal, part of {@code seconds}
 * @param wal bytes of write-ahead log; {@code mergeWal} the part of the merge
 * @param heapLive most bytes left by a collection that was asked for, 0 if none was; {@code heapPeak} before any
 */
record Night(
        double seconds,
        double cpu,
        double merge,
        long wal,
        long mergeWal,
        long fetched,
        long written,
        long heapPeak,
        long heapLive,
        long rssPeak) {

    /** Reads the {@code key=value} line of {@link org.provgate.app.MeasuredGateway}. */
    static Night parse(String line) {
        Map<String, Long> v = Arrays.stream(line.split(" "))
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Long.valueOf(pair[1])));
        return new Night(
                v.get("nanos") / 1e9,
                v.get("cpu") / 1e9,
                v.get("merge") / 1e9,
                v.get("wal"),
                v.get("mergeWal"),
                v.get("fetched"),
                v.get("written"),
                v.get("heapPeak"),
                v.get("heapLive"),
                v.get("rssPeak"));
    }
}
