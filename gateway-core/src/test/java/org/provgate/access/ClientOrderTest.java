package org.provgate.access;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.provgate.rules.Refusal;

class ClientOrderTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

    private static ClientOrder order(boolean office, String... scopes) {
        return new ClientOrder("zj-oa", "ZJ", "OA", Set.of(scopes), office, List.of(), NOW.plus(Duration.ofDays(1)));
    }

    private static void refused(ClientOrder order, String why) {
        assertThatThrownBy(() -> order.checked(NOW)).isInstanceOf(Refusal.class).hasMessageContaining(why);
    }

    @Test
    void a_key_that_approves_does_not_write() {
        refused(order(false, "agreements:write", "plans:none"), "there is no scope plans:none");
        refused(order(false, "agreements:write", "transfers:approve"), "a key that approves must not write");
    }

    @Test
    void what_concerns_all_departments_is_for_keys_of_the_office_and_findings_are_not() {
        refused(order(false, "draw:run"), "only a key of the office");
        refused(order(true, "findings:read"), "findings are shared with departments");
        refused(order(true, "access:manage"), "managed by a person");
        order(true, "draw:run", "audit:read").checked(NOW);
    }

    @Test
    void everything_wrong_is_told_at_once() {
        var wrong = new ClientOrder("Z", "ZJ", "OA", Set.of(), false, List.of("here"), NOW);
        for (var why : List.of("at least one scope", "lower-case letters", "not a network", "expires between"))
            refused(wrong, why);
    }
}
