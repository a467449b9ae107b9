package org.provgate.fairness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.provgate.fairness.FairnessReport.ChiSquareTest;
import org.provgate.fairness.FairnessReport.Finding;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether those who were drawn are spread over the frame as chance spreads them. */
final class InclusionFairness {

    /** Into how many groups a stratum is cut; smaller strata, whose groups would expect too few, are left out of the test. */
    private static final int GROUPS = 16;

    private static final double LEAST_EXPECTED = 5;

    private static final String STRATA = """
            SELECT f.batch_id, f.stratum, count(*) AS candidates, count(t.subject_key) AS taken
              FROM batch_frame f
              LEFT JOIN (task k JOIN task_target t ON t.task_id = k.id) ON k.batch_id = f.batch_id AND t.subject_key = f.subject_key
             WHERE f.batch_id = ANY (?) GROUP BY 1, 2 ORDER BY 1, 2
            """;

    /** Group by place in the frame (who registers where and when stands together), and by the last digits of the key. */
    private static final String GROUPED = """
            WITH placed AS (
                SELECT f.batch_id, f.stratum, t.subject_key IS NOT NULL AS taken, %s AS cell
                  FROM batch_frame f
                  LEFT JOIN (task k JOIN task_target t ON t.task_id = k.id)
                         ON k.batch_id = f.batch_id AND t.subject_key = f.subject_key
                 WHERE f.batch_id = ANY (?))
            SELECT batch_id, stratum, array_agg(candidates ORDER BY cell) AS candidates, array_agg(taken ORDER BY cell) AS taken
              FROM (SELECT batch_id, stratum, cell, count(*) AS candidates, count(*) FILTER (WHERE taken) AS taken
                      FROM placed GROUP BY 1, 2, 3) c
             GROUP BY 1, 2
            """;

    private static final String BY_PLACE =
            "ntile(" + GROUPS + ") OVER (PARTITION BY f.batch_id, f.stratum ORDER BY f.subject_key) - 1";
    private static final String BY_LAST_DIGITS = "('x' || substr(md5(right(f.subject_key, 4)), 1, 1))::bit(4)::integer";

    /** Subjects drawn twice or more, with the probabilities of all draws they could have been in. */
    private static final String OFTEN = """
            SELECT f.subject_key, d.times, array_agg(s.taken::float8 / s.candidates) AS probabilities
              FROM (SELECT t.subject_key, count(*) AS times FROM task k JOIN task_target t ON t.task_id = k.id
                     WHERE k.batch_id = ANY (?) GROUP BY 1 HAVING count(*) > 1) d
              JOIN batch_frame f ON f.subject_key = d.subject_key AND f.batch_id = ANY (?)
              JOIN (%s) s ON s.batch_id = f.batch_id AND s.stratum = f.stratum
             GROUP BY 1, 2
            """.formatted(STRATA);

    private final JdbcClient jdbc;
    private final String[] batches;

    InclusionFairness(JdbcClient jdbc, String[] batches) {
        this.jdbc = jdbc;
        this.batches = batches;
    }

    List<ChiSquareTest> tests() {
        return List.of(
                test("inclusion by place in the frame", BY_PLACE),
                test("inclusion by last characters", BY_LAST_DIGITS));
    }

    List<Finding> findings() {
        long subjects = jdbc.sql("SELECT count(DISTINCT subject_key) FROM batch_frame WHERE batch_id = ANY (?)")
                .param(batches)
                .query(Long.class)
                .single();
        return jdbc
                .sql(OFTEN)
                .params(batches, batches, batches)
                .query((row, n) -> {
                    var probabilities = Arrays.asList((Double[]) row.getArray(3).getArray());
                    double mean = probabilities.stream().mapToDouble(p -> p).sum();
                    double chance = Math.min(1, subjects * Tails.trials(row.getLong(2), probabilities));
                    return new Finding("SUBJECT", row.getString(1), row.getLong(2), mean, chance);
                })
                .list()
                .stream()
                .filter(f -> f.probability() < FairnessReport.LEVEL)
                .toList();
    }

    /** Strata are drawn apart, so their statistics and degrees of freedom add up. */
    private ChiSquareTest test(String name, String cell) {
        var sum = new double[3];
        jdbc.sql(GROUPED.formatted(cell)).param(batches).query(row -> {
            var candidates = (Long[]) row.getArray(3).getArray();
            var taken = (Long[]) row.getArray(4).getArray();
            add(sum, candidates, taken);
        });
        return new ChiSquareTest(name, (int) sum[2], sum[0], sum[1], Tails.chiSquare(sum[0], sum[1]));
    }

    /** Drawing without replacement varies less than the usual statistic assumes, by (N − n) / (N − 1). */
    private static void add(double[] sum, Long[] candidates, Long[] taken) {
        long all = Arrays.stream(candidates).mapToLong(c -> c).sum();
        long drawn = Arrays.stream(taken).mapToLong(t -> t).sum();
        if (drawn == all || candidates.length < 2) return;
        var expected = new ArrayList<Double>();
        for (long c : candidates) expected.add((double) drawn * c / all);
        if (expected.stream().anyMatch(e -> e < LEAST_EXPECTED)) return;
        double statistic = 0;
        for (int i = 0; i < taken.length; i++) statistic += Math.pow(taken[i] - expected.get(i), 2) / expected.get(i);
        sum[0] += statistic * (all - 1) / (all - drawn);
        sum[1] += candidates.length - 1;
        sum[2] += candidates.length;
    }
}
