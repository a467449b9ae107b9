package org.provgate.transfers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.provgate.transfers.Counter.*;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.provgate.clues.Clue;
import org.provgate.spi.supervision.CaseTransfer.Kind;

/** What the database itself lets a department see and write, whatever is asked of it. */
class TransferIsolationTest {

    private final Counter counter = new Counter();

    private Connection as(String role, String department) throws SQLException {
        var connection = counter.bureau.database.getConnection();
        try (var statement = connection.createStatement()) {
            statement.execute("SET ROLE " + role);
            statement.execute("SELECT set_config('provgate.department', '" + department + "', false)");
        }
        return connection;
    }

    private long count(String department, String sql) throws SQLException {
        try (var connection = as("provgate_department", department);
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private int update(String department, String sql) throws SQLException {
        try (var connection = as("provgate_department", department);
                var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    @Test
    void a_transfer_and_its_steps_are_seen_by_both_sides_once_sent_and_by_nobody_else() throws SQLException {
        var id = counter.transfers
                .write(form(Kind.OTHER_DEPT, "XF", null), WANG)
                .transfer()
                .id();
        assertThat(count("ZJ", "transfer")).isOne();
        assertThat(count("XF", "transfer")).isZero();
        assertThat(count("XF", "transfer_step")).isZero();
        counter.transfers.send(id, WANG);
        assertThat(count("XF", "transfer")).isOne();
        assertThat(count("XF", "transfer_step")).isEqualTo(2);
        assertThat(count("GA", "transfer")).isZero();
        assertThat(count("GA", "transfer_step")).isZero();
        assertThat(count("", "transfer")).isZero();
    }

    @Test
    void what_was_handed_over_cannot_be_changed_and_a_strangers_not_stepped() throws SQLException {
        counter.sent(form(Kind.OTHER_DEPT, "XF", null));
        assertThat(update("GA", "UPDATE transfer SET state = 'RECEIVED'")).isZero();
        assertThatThrownBy(() -> update("XF", "UPDATE transfer SET facts = 'other'"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> update("ZJ", "DELETE FROM transfer")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> update("XF", """
                        INSERT INTO transfer_step (transfer_id, number, state, department, actor, at)
                        SELECT id, 9, 'RECEIVED', 'ZJ', 'x', now() FROM transfer
                        """)).hasMessageContaining("row-level security");
        assertThatThrownBy(() -> update("XF", """
                        INSERT INTO transfer (id, kind, state, province, area_code, from_department, to_department, origin, name, item,
                                              facts, needs_feedback, digest, written_by, written_at)
                        VALUES ('410402-20261121-0123456789ab', 'OTHER_DEPT', 'DRAFT', 'henan', '410402', 'ZJ', 'XF', 'OTHER', 'n', 'i',
                                'f', true, 'd', 'a', now())
                        """)).hasMessageContaining("row-level security");
    }

    @Test
    void the_database_lets_no_case_to_the_police_go_unapproved_nor_approved_by_its_writer() {
        counter.transfers.write(form(Kind.PUBLIC_SECURITY, null, null), WANG);
        assertThatThrownBy(() -> update("ZJ", "UPDATE transfer SET state = 'SENT', sent_at = now()"))
                .hasMessageContaining("violates check");
        assertThatThrownBy(() -> update("ZJ", "UPDATE transfer SET approved_by = written_by"))
                .hasMessageContaining("violates check");
    }

    @Test
    void a_suspicion_is_seen_by_its_department_alone_and_can_be_neither_deleted_nor_reviewed_by_its_writer()
            throws SQLException {
        counter.suspicions.mark(counter.result(), "标书雷同", WANG);
        assertThat(count("ZJ", "suspected_crime")).isOne();
        assertThat(count("XF", "suspected_crime")).isZero();
        assertThatThrownBy(() -> update("ZJ", "DELETE FROM suspected_crime")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> update("ZJ", """
                        UPDATE suspected_crime SET reason = 'r', reason_by = 'a', reason_at = now(), reviewed_by = 'a', reviewed_at = now()
                        """)).hasMessageContaining("violates check");
        // who closes a task of several departments asks over all of them
        assertThat(count("XF", "suspicion_of_task('410402202611010001') r WHERE r IS NOT NULL"))
                .isOne();
    }

    @Test
    void a_clue_is_seen_by_the_department_that_has_it_and_the_public_sees_none() throws SQLException {
        var id = counter.clues.tell(new Clue.Told("甲公司", "夜间施工", null, "138"));
        assertThat(count("XF", "clue")).isZero();
        counter.clues.assign(id, "XF", OFFICE);
        assertThat(count("XF", "clue")).isOne();
        assertThat(count("ZJ", "clue")).isZero();
        assertThatThrownBy(() -> update("XF", "UPDATE clue SET department = 'ZJ'"))
                .hasMessageContaining("permission denied");
        try (var connection = as("provgate_public", "XF")) {
            assertThatThrownBy(() -> connection.createStatement().executeQuery("SELECT * FROM clue"))
                    .hasMessageContaining("permission denied");
            assertThatThrownBy(() -> connection.createStatement().executeQuery("SELECT suspicion_of_task('x')"))
                    .hasMessageContaining("permission denied");
        }
    }
}
