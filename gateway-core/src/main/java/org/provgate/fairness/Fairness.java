package org.provgate.fairness;

import java.util.ArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks back over the draws in the database. For several threads. */
public final class Fairness {

    private static final String DRAWN = """
            SELECT id FROM batch WHERE state IN ('DRAWN', 'DISPATCHED', 'CLOSED') AND (CAST(:batch AS text) IS NULL OR id = :batch)
             ORDER BY id
            """;

    private final JdbcClient jdbc;

    public Fairness(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Returns what the draws look like.
     *
     * @param batch only this one; null for all that were drawn
     * @throws IllegalArgumentException if there is no such drawn batch
     */
    public FairnessReport report(@Nullable String batch) {
        var batches = jdbc.sql(DRAWN)
                .param("batch", batch, java.sql.Types.VARCHAR)
                .query(String.class)
                .list()
                .toArray(String[]::new);
        if (batch != null && batches.length == 0)
            throw new IllegalArgumentException(
                    "there is no drawn batch " + batch + "; list them with: provgate draw list");
        var inclusion = new InclusionFairness(jdbc, batches);
        var seats = new SeatFairness(jdbc, batches);
        var tests = new ArrayList<>(inclusion.tests());
        tests.addAll(seats.loads());
        var findings = new ArrayList<>(inclusion.findings());
        findings.addAll(seats.findings());
        return new FairnessReport(batches.length, inclusion.strata(), tests, findings);
    }
}
