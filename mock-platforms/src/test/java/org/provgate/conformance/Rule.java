package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.provgate.mock.henan.HenanPlatform;
import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.ProvinceAdapter;

/** A rule of the kit, as a thing that can be run on any adapter. */
interface Rule {
    void check(Bench bench) throws InterruptedException;

    /** Asserts that a rule catches an adapter that breaks it, and says which rule it is. */
    static void fails(HenanPlatform henan, String name, Rule rule, ProvinceAdapter broken) {
        assertThatThrownBy(() -> rule.check(new Bench(broken, HenanStandIn.of(henan))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(name + ":");
    }
}
