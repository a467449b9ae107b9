package org.provgate.sanctions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.sanctions.Lists.FIRM;
import static org.provgate.sanctions.Lists.clerk;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.provgate.access.Caller;
import org.provgate.events.Events;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Outbox;
import org.provgate.sanctions.Sanctions.Seen;
import org.provgate.spi.credit.SanctionMeasure;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** What the database itself shows a department's connection, whatever a service may forget. */
class SanctionRowsTest {

    private final Lists lists = new Lists();
    private final SingleConnectionDataSource connection = connection();
    private final JdbcClient jdbc = JdbcClient.create(connection);

    private SingleConnectionDataSource connection() {
        try {
            return new SingleConnectionDataSource(lists.database.getConnection(), true);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void measuresOfFourFields() {
        lists.entry("abnormal", "A1", FIRM, "2026-03-02", null, null)
                .entry("tax", "T1", FIRM, "2026-03-02", null, null);
        lists.reconcile();
        lists.provinces.keep(
                "henan",
                Map.of(
                        FIRM,
                        List.of(new SanctionMeasure("LC-1", "政府采购", "c", "m", null, null, null, null, true, null))));
        jdbc.sql("SET ROLE provgate_department").update();
    }

    @AfterEach
    void close() {
        connection.destroy();
    }

    private SanctionRowsTest as(String department) {
        jdbc.sql("SELECT set_config('provgate.department', :d, false)")
                .param("d", department)
                .query(row -> {});
        return this;
    }

    private List<String> rows(String sql) {
        return jdbc.sql(sql).query(String.class).list();
    }

    private long measure(String code) {
        return lists.all().stream()
                .filter(s -> code.equals(s.measure().code()))
                .map(s -> Long.parseLong(s.measure().id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_department_sees_its_fields_and_what_it_requests_and_nobody_sees_nothing() {
        assertThat(as("CZ").rows("SELECT measure FROM sanction")).containsExactlyInAnyOrder("ABN-PROC", "TAX-PROC");
        assertThat(rows("SELECT order_id FROM province_measure")).containsExactly("LC-1");
        assertThat(as("SH").rows("SELECT measure FROM sanction"))
                .as("the requester")
                .containsExactlyInAnyOrder("TAX-PROC", "TAX-LAND");
        assertThat(rows("SELECT order_id FROM province_measure")).isEmpty();
        assertThat(as("WL").rows("SELECT measure FROM sanction")).isEmpty();
        assertThat(rows("SELECT department FROM sanction_receiver")).isEmpty();
        assertThat(as("").rows("SELECT measure FROM sanction"))
                .as("no department is set")
                .isEmpty();
        assertThatThrownBy(() -> rows("SELECT uscc FROM province_asked")).isInstanceOf(DataAccessException.class);
    }

    @Test
    void a_department_writes_nothing_that_is_not_its_own() {
        long land = measure("TAX-LAND");
        assertThat(as("CZ").close(land)).isZero();
        assertThat(as("ZR").close(land)).isEqualTo(1);
        assertThatThrownBy(() -> jdbc.sql("UPDATE sanction SET ends = NULL").update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("DELETE FROM sanction").update()).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO sanction_executor VALUES ('CZ', 'HONOUR')")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO sanction_receiver VALUES (1, 'CZ', now(), 'READ')")
                        .update())
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO sanction_feedback (id, sanction_id, department, action, done_on, written_by, written_at)
                        VALUES ('F', 1, 'ZJ', 'a', now(), 'b', now())
                        """).update()).isInstanceOf(DataAccessException.class);
        as("CZ").assertNoRecall();
    }

    private int close(long id) {
        return jdbc.sql("UPDATE sanction SET state = 'ENDED', reason = 'EXPIRED', closed_at = now() WHERE id = :id")
                .param("id", id)
                .update();
    }

    private void assertNoRecall() {
        assertThatThrownBy(() -> jdbc.sql(
                                "INSERT INTO recall (sanction_id, department, reason, opened_at) VALUES (1, 'CZ', 'REPAIRED', now())")
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void the_services_do_their_work_through_a_departments_connection() {
        var transactions = new JdbcTransactionManager(connection);
        var evidence = new Evidence(jdbc);
        var events = new Events(jdbc, evidence, lists.clock);
        var rights = FieldRights.executors(lists.catalogue);
        var repairs = new Repairs(jdbc, transactions, events, evidence, lists.clock);
        var recalls = new Recalls(jdbc, transactions, evidence, lists.clock);
        var lookUp = new SanctionLookUp(jdbc, rights, lists.agreements(jdbc), lists.log, lists.clock);
        var feedbacks = new Feedbacks(
                jdbc,
                transactions,
                new ProvinceAnswers(jdbc, rights, new Outbox(jdbc, lists.clock), Map.of()),
                evidence,
                lists.clock,
                () -> new java.util.UUID(7, 7));
        long id = measure("TAX-PROC");
        lists.sanctions.seen(List.of(new Seen(id, "JT", lists.now)));

        assertThat(as("CZ").open(lookUp, "CZ")).containsExactlyInAnyOrder("ABN-PROC", "TAX-PROC", null);
        feedbacks.give(clerk("CZ", "zhao"), String.valueOf(id), "已限制", LocalDate.of(2026, 11, 20), null);
        as("SH");
        repairs.request(clerk("SH", "li"), id, Repair.Kind.REPAIRED, "已缴清", "7号");
        assertThat(feedbacks.of(clerk("SH", "li"), String.valueOf(id))).hasSize(1);
        repairs.approve(clerk("SH", "wang"), id);
        assertThat(lists.recalls.summary(Lists.OFFICE).departments())
                .extracting(Recalls.Count::department)
                .containsExactly("CZ", "JT");
        as("JT");
        var jt = clerk("JT", "sun");
        var recall = recalls.list(jt, true, 0, 9).get(0);
        assertThat(recall.measure()).as("who must undo it may read it").isEqualTo("禁止参加政府采购活动");
        assertThat(lookUp.one(jt, id).recall()).isNotNull();
        recalls.confirm(jt, List.of(recall.id()), null);
        assertThat(recalls.summary(jt).share()).isEqualTo(1);
        assertThat(lists.recalls.summary(Lists.OFFICE).share()).isEqualTo(0.5);
    }

    private List<String> open(SanctionLookUp lookUp, String department) {
        Caller caller = clerk(department, "x");
        return lookUp.open(caller, FIRM, null).stream().map(Measure::code).toList();
    }
}
