package org.provgate.henan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Positive;
import org.provgate.spi.PlatformException.Unreadable;
import org.provgate.spi.Receipt;

/** A batch is settled only by one receipt for each of its records. */
class ReceiptsProperties {

    @Provide
    Arbitrary<List<String>> shuffled() {
        return Arbitraries.integers()
                .between(1, 100)
                .flatMap(size -> Arbitraries.shuffle(
                        IntStream.range(0, size).mapToObj(i -> "R-" + i).toList()));
    }

    @Property
    void receipts_may_come_in_any_order(@ForAll("shuffled") List<String> ids) {
        assertThat(read(new LinkedHashSet<>(ids), ids)).containsExactlyElementsOf(ids);
    }

    @Property
    void one_missing_one_twice_or_one_of_another_is_unreadable(
            @ForAll("shuffled") List<String> ids, @ForAll @Positive int pick) {
        var sent = Set.copyOf(ids);
        int at = pick % ids.size();
        var missing = new ArrayList<>(ids);
        missing.remove(at);
        var twice = new ArrayList<>(ids);
        twice.add(ids.get(at));
        var foreign = new ArrayList<>(ids);
        foreign.set(at, "R-x");

        for (var receipts : List.of(missing, twice, foreign))
            assertThatThrownBy(() -> read(sent, receipts)).isInstanceOf(Unreadable.class);
    }

    private static List<String> read(Set<String> sent, List<String> ids) {
        var json = Answer.JSON.createObjectNode();
        var receipts = json.putArray("receipts");
        for (var id : ids)
            receipts.addObject().put("recordId", id).put("status", "REJECTED").putArray("errors");
        return Receipts.read(sent, new Answer(json, "a test")).stream()
                .map(Receipt::recordId)
                .toList();
    }
}
