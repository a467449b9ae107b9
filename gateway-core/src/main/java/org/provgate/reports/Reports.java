package org.provgate.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes what a bureau tells others. Each report is of one moment: all of it is read in one transaction, and equal data give equal
 * bytes. Rows stream from the database. For several threads; the streams stay open.
 */
public final class Reports {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Rows fetched at a time; without it the driver holds all of them. */
    private static final int FETCHED = 500;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    public Reports(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        var template = new JdbcTemplate(dataSource);
        template.setFetchSize(FETCHED);
        this.jdbc = JdbcClient.create(template);
        this.transaction = new TransactionTemplate(transactions);
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /**
     * Writes the statistics of a quarter or a year (R65) as a workbook: 抽查名单, 抽查结果统计表, 工作总结.
     *
     * @param province only this entry of the settings; null for all
     * @throws Refusal if the period has not begun
     */
    public void workbook(Period period, @Nullable String province, OutputStream out) throws IOException {
        var scope = new Scope(period, province, LocalDate.ofInstant(clock.instant(), SHANGHAI));
        if (scope.today().isBefore(period.first()))
            throw new Refusal("period-not-begun", "period " + period + " begins on " + period.first());
        StableWorkbook.write(workbook -> transaction.executeWithoutResult(tx -> sheets(scope, workbook)), out);
    }

    private void sheets(Scope scope, Workbook workbook) {
        try {
            NameSheet.write(jdbc, scope, workbook);
            ResultSheet.write(jdbc, scope, workbook);
            SummarySheet.write(jdbc, scope, workbook);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
