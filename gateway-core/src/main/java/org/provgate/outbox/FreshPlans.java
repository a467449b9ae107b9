package org.provgate.outbox;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes PostgreSQL plan each statement anew for the rest of a transaction. A connection keeps the plan of a statement it
 * prepared; one made while the queue was short reads the whole table, for every row of it, when thousands are handed in a moment
 * later.
 */
final class FreshPlans {

    private FreshPlans() {}

    /** For what follows in the caller's transaction. */
    static void only(JdbcClient jdbc) {
        jdbc.sql("SET LOCAL plan_cache_mode = force_custom_plan").update();
    }
}
