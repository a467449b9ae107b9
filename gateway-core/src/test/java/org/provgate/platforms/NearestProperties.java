package org.provgate.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;

class NearestProperties {

    @Property
    void a_word_is_nearest_to_itself_and_as_far_there_as_back(
            @ForAll @StringLength(max = 12) String a, @ForAll @StringLength(max = 12) String b) {
        assertThat(Nearest.distance(a, a)).isZero();
        assertThat(Nearest.distance(a, b))
                .isEqualTo(Nearest.distance(b, a))
                .isBetween(Math.abs(a.length() - b.length()), Math.max(a.length(), b.length()));
    }

    @Property
    void one_letter_too_many_is_one_step(
            @ForAll @StringLength(min = 1, max = 12) String word, @ForAll char letter, @ForAll int seed) {
        int at = Math.floorMod(seed, word.length());
        var mistyped = word.substring(0, at) + letter + word.substring(at);
        assertThat(Nearest.distance(mistyped, word)).isEqualTo(1);
        assertThat(Nearest.question(mistyped, List.of(word))).isEqualTo("; did you mean " + word + "?");
    }
}
