package org.provgate.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.provgate.forms.Pdf;
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
        var scope = new Scope(period, province, today());
        if (scope.today().isBefore(period.first()))
            throw new Refusal("period-not-begun", "period " + period + " begins on " + period.first());
        StableWorkbook.write(workbook -> transaction.executeWithoutResult(tx -> sheets(scope, workbook)), out);
    }

    /**
     * Writes the circular of one task (一检查一通报, R43) as PDF, as far as the task has come.
     *
     * @throws Refusal if there is no such task; before the first byte
     */
    public void circular(String task, OutputStream out) throws IOException {
        var circular =
                Objects.requireNonNull(transaction.execute(tx -> new CircularData(jdbc).circular(task, today())));
        Pdf.write("抽查情况通报 " + task, List.of(new Pdf.Paper(circular.name(), CircularPage.of(circular))), out);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), SHANGHAI);
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
