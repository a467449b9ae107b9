package org.provgate.agreements;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.provgate.access.Caller;
import org.provgate.access.Caller.Reach;
import org.provgate.access.Permission;
import org.provgate.agreements.Agreement.AgreementDraft;
import org.provgate.events.Events;
import org.provgate.submissions.Department;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Departments ZJ and XF with tasks and officers, and what shares between them; it is 2026-11-21. */
public final class Sharing {

    public final Department bureau = new Department();
    public final JdbcClient jdbc = bureau.jdbc;
    public final DataSourceTransactionManager transactions = new DataSourceTransactionManager(bureau.database);
    public final Events events = new Events(jdbc, bureau.evidence, bureau.clock);
    public final Agreements agreements =
            new Agreements(jdbc, transactions, bureau.evidence, events, bureau.clock, UUID::randomUUID);

    /** Somebody of a department, who may do everything a department may. */
    public static Caller of(String department, String actor) {
        return new Caller(department, actor, EnumSet.allOf(Permission.class), Reach.DEPARTMENT);
    }

    public static AgreementDraft draft(String receiver, FindingKind kind, String... fields) {
        return new AgreementDraft(
                receiver, kind, List.of(fields), "联合抽查", LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 31));
    }

    /** An agreement in force. */
    public Agreement shared(String provider, String receiver, FindingKind kind, String... fields) {
        var draft = agreements.write(of(provider, "写"), draft(receiver, kind, fields));
        return agreements.approve(of(provider, "批"), draft.id());
    }

    /** Returns lines {@code receiver type object}. */
    public List<String> events() {
        return jdbc.sql("SELECT receiver || ' ' || type || ' ' || object FROM event ORDER BY id")
                .query(String.class)
                .list();
    }

    /** Does something as PostgreSQL's role of departments, for one of them. */
    public void as(String department, Runnable work) {
        new TransactionTemplate(transactions).executeWithoutResult(tx -> {
            jdbc.sql("SET LOCAL ROLE provgate_department").update();
            jdbc.sql("SELECT set_config('provgate.department', :department, true)")
                    .param("department", department)
                    .query(String.class)
                    .single();
            work.run();
            tx.setRollbackOnly();
        });
    }

    public long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
