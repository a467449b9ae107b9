package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.provgate.mock.henan.HenanStandIn;
import org.provgate.spi.ProvinceAdapter;

/** A rule of the kit, as a thing that can be run on any adapter. */
interface Rule {
    void check(Bench bench) throws InterruptedException;

    /** Asserts that a rule catches an adapter that breaks it, and says which rule it is. */
    static void fails(HenanStandIn henan, String name, Rule rule, ProvinceAdapter broken) {
        fails(henan.kit(), name, rule, broken);
    }

    /** The same at another stand-in. */
    static void fails(PlatformStandIn standIn, String name, Rule rule, ProvinceAdapter broken) {
        assertThatThrownBy(() -> rule.check(new Bench(broken, standIn)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(name + ":");
    }
}
