package org.provgate.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallerTest {

    @Test
    void one_person_by_two_names_is_one_person() {
        assertThat(Caller.maybeSame("wang", "wang@zj-oa")).isTrue();
        assertThat(Caller.maybeSame("Wang @zj-oa", "wang@other")).isTrue();
        assertThat(Caller.maybeSame("wang@local", "wang")).isTrue();
        assertThat(Caller.maybeSame("wang", "li@zj-oa")).isFalse();
        assertThat(Caller.maybeSame("王", "李")).isFalse();
    }

    @Test
    void a_system_that_names_nobody_may_stand_for_anybody() {
        assertThat(Caller.maybeSame("@zj-oa", "wang")).isTrue();
        assertThat(Caller.maybeSame("wang", "@zj-approve")).isTrue();
    }
}
