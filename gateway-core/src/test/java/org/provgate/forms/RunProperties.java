package org.provgate.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RunProperties {

    @Property
    void no_character_vanishes(@ForAll int[] anything) {
        var text = new StringBuilder();
        for (var i : anything) text.appendCodePoint(Math.floorMod(i, Character.MAX_CODE_POINT + 1));
        var read = Run.of(text.toString()).stream().map(Run::text).collect(Collectors.joining());
        text.codePoints()
                .map(Run::twin)
                .filter(c -> !(c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0100 && c <= 0xE01EF))
                .forEach(c -> assertThat(read.contains(Character.toString(c)) || read.contains("U+%04X".formatted(c)))
                        .as("U+%04X", c)
                        .isTrue());
    }

    @Example
    void the_whole_basic_set_and_extension_A_and_the_first_of_B_are_drawn() {
        for (int c = 0x4E00; c <= 0x9FA5; c++) assertThat(Font.anyDraws(c)).isTrue();
        for (int c = 0x3400; c <= 0x4DB5; c++)
            assertThat(Font.anyDraws(Run.twin(c))).isTrue();
        assertThat(Font.anyDraws(0x20000)).isTrue();
    }

    @Example
    void what_no_font_has_and_what_turns_text_around_is_a_box_with_its_code_point() {
        assertThat(Run.of("甲\uD888\uDF50乙\u202E丙\uD800"))
                .containsExactly(
                        new Run("甲", true),
                        new Run("□U+32350", false),
                        new Run("乙", true),
                        new Run("□U+202E", false),
                        new Run("丙", true),
                        new Run("□U+D800", false));
    }

    @Example
    void of_two_characters_of_one_shape_the_ordinary_one_is_printed() {
        assertThat(Run.of("⼀⾨橡㬵")).containsExactly(new Run("一門橡胶", true));
    }

    @Example
    void a_variation_selector_leaves_its_character() {
        assertThat(Run.of("葛\uDB40\uDD00")).containsExactly(new Run("葛", true));
    }
}
