package org.provgate.reports;

import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * What a workbook covers.
 *
 * @param province the entry of the settings; null for all
 * @param today in Asia/Shanghai: what is due before is overdue
 */
record Scope(Period period, @Nullable String province, LocalDate today) {

    /** Fills in what the statements of the sheets ask for. */
    StatementSpec on(StatementSpec statement) {
        return statement
                .param("from", period.first())
                .param("to", period.last())
                .param("province", province, Types.VARCHAR);
    }

    /** Returns the first moment after the period. */
    OffsetDateTime end() {
        return period.last()
                .plusDays(1)
                .atStartOfDay(ZoneId.of("Asia/Shanghai"))
                .toOffsetDateTime();
    }

    String note() {
        return "报告期 " + period.first() + " 至 " + period.last() + "，数据截至 " + today
                + (today.isAfter(period.last()) ? "。" : "（报告期未满）。");
    }
}
