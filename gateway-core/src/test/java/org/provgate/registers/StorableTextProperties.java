package org.provgate.registers;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StorableTextProperties {

    @Property
    void a_text_may_be_stored_if_none_of_its_code_points_is_zero_or_half_a_character(@ForAll String text) {
        assertThat(RowJudge.storable(text)).isEqualTo(text.codePoints().noneMatch(c -> c == 0 || c >= 0xd800 && c <= 0xdfff));
    }

    @Example
    void rare_characters_may_be_stored_and_halves_of_them_may_not() {
        assertThat(RowJudge.storable("㐀𠀀")).isTrue();
        assertThat(RowJudge.storable("甲\ud840")).isFalse();
        assertThat(RowJudge.storable("\udc00\ud840甲")).isFalse();
        assertThat(RowJudge.storable("甲\0")).isFalse();
    }
}
