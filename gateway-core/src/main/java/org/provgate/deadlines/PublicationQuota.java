package org.provgate.deadlines;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many results are public (R42: all should be). Reads only; for several threads. */
public final class PublicationQuota {

    /** A result and those that correct it are one; it is public if any of them is. */
    private static final String SHARES = """
            WITH RECURSIVE family AS (
                SELECT id AS root, department, id AS member FROM record
                 WHERE kind = 'RESULT' AND correction_of IS NULL AND event_on BETWEEN :from AND :to
                   AND (CAST(:province AS text) IS NULL OR province = :province)
                UNION ALL
                SELECT f.root, f.department, r.id FROM family f JOIN record r ON r.correction_of = f.member),
            result AS (
                SELECT f.root, f.department, coalesce(bool_or(v.state = 'PUBLISHED'), false) AS published
                  FROM family f LEFT JOIN delivery v ON v.record_id = f.member AND v.channel = 'RESULTS'
                 GROUP BY f.root, f.department)
            SELECT department, count(*) AS results, count(*) FILTER (WHERE published) AS published
              FROM result GROUP BY department ORDER BY department COLLATE "C"
            """;

    private final JdbcClient jdbc;

    public PublicationQuota(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param share published of all results, 0 to 1, rounded down to four decimals; 1 where there are none */
    public record Share(String department, long results, long published, BigDecimal share) {

        static Share of(String department, long results, long published) {
            var share = results == 0
                    ? BigDecimal.ONE
                    : BigDecimal.valueOf(published).divide(BigDecimal.valueOf(results), 4, RoundingMode.DOWN);
            return new Share(department, results, published, share);
        }

        /** Returns whether all are public. */
        public boolean met() {
            return published == results;
        }
    }

    /** @param all of all departments together; its department is {@code ALL} */
    public record Quota(LocalDate from, LocalDate to, Share all, List<Share> departments) {}

    /** Returns the shares of results by their check date. @param province null for all @param to included */
    public Quota of(LocalDate from, LocalDate to, @Nullable String province) {
        if (to.isBefore(from)) throw new IllegalArgumentException("the period ends on " + to + ", before it begins");
        var shares = jdbc.sql(SHARES)
                .param("from", from)
                .param("to", to)
                .param("province", province)
                .query((r, n) -> Share.of(r.getString("department"), r.getLong("results"), r.getLong("published")))
                .list();
        return new Quota(
                from,
                to,
                Share.of(
                        "ALL",
                        shares.stream().mapToLong(Share::results).sum(),
                        shares.stream().mapToLong(Share::published).sum()),
                shares);
    }
}
