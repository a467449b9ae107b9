package org.provgate.fairness;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.draw.Parameters;
import org.provgate.fairness.FairnessReport.StratumProbability;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks back over the draws in the database. For several threads. */
public final class Fairness {

    private static final String DRAWN = """
            SELECT id FROM batch WHERE state IN ('DRAWN', 'DISPATCHED', 'CLOSED') AND (CAST(:batch AS text) IS NULL OR id = :batch)
             ORDER BY id
            """;

    /** A frozen batch has its probabilities before anybody knows the seed. */
    private static final String STRATA = """
            SELECT b.id, b.parameters, f.stratum, count(*) FROM batch b JOIN batch_frame f ON f.batch_id = b.id
             WHERE b.parameters IS NOT NULL AND (CAST(:batch AS text) IS NULL OR b.id = :batch) GROUP BY 1, 2, 3 ORDER BY 1, 3
            """;

    private final JdbcClient jdbc;

    public Fairness(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Returns what the draws look like.
     *
     * @param batch only this one, which may be frozen and not yet drawn; null for all
     * @throws IllegalArgumentException if there is no such frozen batch
     */
    public FairnessReport report(@Nullable String batch) {
        var batches = jdbc.sql(DRAWN)
                .param("batch", batch, java.sql.Types.VARCHAR)
                .query(String.class)
                .list()
                .toArray(String[]::new);
        var strata = strata(batch);
        if (batch != null && strata.isEmpty())
            throw new IllegalArgumentException(
                    "there is no frozen batch " + batch + "; list them with: provgate draw list");
        var inclusion = new InclusionFairness(jdbc, batches);
        var seats = new SeatFairness(jdbc, batches);
        var tests = new ArrayList<>(inclusion.tests());
        tests.addAll(seats.loads());
        var findings = new ArrayList<>(inclusion.findings());
        findings.addAll(seats.findings());
        return new FairnessReport(batches.length, strata, tests, findings);
    }

    private List<StratumProbability> strata(@Nullable String batch) {
        return jdbc.sql(STRATA)
                .param("batch", batch, java.sql.Types.VARCHAR)
                .query((row, n) -> new StratumProbability(
                        row.getString(1),
                        row.getString(3),
                        row.getLong(4),
                        Parameters.parse(row.getString(2)).taken(row.getString(3), row.getLong(4))))
                .list();
    }
}
