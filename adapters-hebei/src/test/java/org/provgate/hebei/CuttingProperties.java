package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.provgate.spi.PlatformException;

/** However a range is cut, nothing falls between the pieces and nothing is in two. */
class CuttingProperties {

    @Property
    void pieces_cover_every_id_exactly_once(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long min,
            @ForAll @LongRange(min = 0, max = 2_000_000) long more,
            @ForAll @IntRange(min = 20, max = 20_000) int size) {
        var ids = new Ids(min, min + more);
        var pieces = ids.pieces(size);
        assertJoined(ids, pieces);
        assertThat(pieces).allMatch(piece -> piece.max() - piece.min() < size);
    }

    @Property
    void halving_down_to_single_ids_covers_every_id_exactly_once(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long min,
            @ForAll @IntRange(min = 0, max = 3_000) int more) {
        var ids = new Ids(min, min + more);
        var open = new ArrayDeque<>(List.of(ids));
        var single = new ArrayList<Ids>();
        while (!open.isEmpty()) {
            var next = open.pop();
            if (next.divisible()) {
                var halves = next.halves();
                open.push(halves.get(1));
                open.push(halves.get(0));
            } else single.add(next);
        }
        assertThat(single).hasSize(more + 1);
        assertJoined(ids, single);
    }

    @Property
    void windows_cover_every_second_exactly_once(
            @ForAll @LongRange(min = 0, max = 100_000_000) long start,
            @ForAll @LongRange(min = 0, max = 100_000_000) long seconds) {
        var from = LocalDateTime.of(2020, 1, 1, 0, 0).plusSeconds(start);
        var window = new Window(from, from.plusSeconds(seconds));
        var pieces = window.pieces();
        assertThat(pieces.get(0).start()).isEqualTo(window.start());
        assertThat(pieces.get(pieces.size() - 1).end()).isEqualTo(window.end());
        for (int i = 1; i < pieces.size(); i++)
            assertThat(pieces.get(i).start()).isEqualTo(pieces.get(i - 1).end().plusSeconds(1));
        assertThat(pieces)
                .allMatch(piece -> Duration.between(piece.start(), piece.end()).compareTo(Duration.ofDays(31)) <= 0);
    }

    @Property
    void evenly_spread_rows_fall_into_pieces_of_about_the_number_aimed_at(
            @ForAll @IntRange(min = 1, max = 1_000_000) int count,
            @ForAll @IntRange(min = 1, max = 50) int ofWhichOne) {
        var ids = new Ids(1, (long) count * ofWhichOne);
        var width = ids.widthFor(1_500, count, 20_000);
        assertThat(width).isBetween(1L, 20_000L);
        assertThat(width / ofWhichOne).isLessThanOrEqualTo(1_500);
    }

    @Property
    void a_position_reads_back_as_it_was_written(
            @ForAll @LongRange(min = 0, max = 999_999_999_999_999_999L) long max,
            @ForAll @LongRange(min = 0, max = 1_000_000_000) long seconds) {
        var start = LocalDateTime.of(2024, 2, 29, 23, 59, 59);
        var window = new Window(start, start.plusSeconds(seconds));
        for (var position : List.of(
                new Position(null, null),
                new Position(window, null),
                new Position(null, new Ids(0, max)),
                new Position(window, new Ids(max, max)))) {
            assertThat(Position.parse(position.toString())).isEqualTo(position);
            assertThat(position.toString().length()).isLessThanOrEqualTo(200);
        }
    }

    @Test
    void a_mistaken_maxId_makes_no_endless_frontier() {
        assertThatThrownBy(() -> new Ids(1, 999_999_999_999_999_999L).pieces(500))
                .isInstanceOf(PlatformException.Unreadable.class)
                .hasMessageContaining("maxId 999999999999999999");
    }

    private static void assertJoined(Ids whole, List<Ids> pieces) {
        assertThat(pieces.get(0).min()).isEqualTo(whole.min());
        assertThat(pieces.get(pieces.size() - 1).max()).isEqualTo(whole.max());
        for (int i = 1; i < pieces.size(); i++)
            assertThat(pieces.get(i).min()).isEqualTo(pieces.get(i - 1).max() + 1);
    }
}
