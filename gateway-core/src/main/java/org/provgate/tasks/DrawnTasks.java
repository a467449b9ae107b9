package org.provgate.tasks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.provgate.draw.Outcome;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** The tasks draws make. All methods work in the caller's transaction. */
public final class DrawnTasks {

    /**
     * Rows {@code subject_key, times, last_ends}: draws of each subject in the year from {@code :yearStart}, and the last day of its
     * latest drawn task. Tasks of aborted batches are none; tasks outside the draw do not count, or a complaint would shield from
     * the draw.
     */
    public static final String BURDEN = """
            SELECT tt.subject_key, count(*) FILTER (WHERE t.starts >= :yearStart AND t.starts < :yearStart + interval '1 year') AS times,
                   max(t.ends) AS last_ends
              FROM task t JOIN batch b ON b.id = t.batch_id AND b.state <> 'ABORTED' JOIN task_target tt ON tt.task_id = t.id
             WHERE t.province = :province GROUP BY tt.subject_key
            """;

    private static final String INSERT = """
            INSERT INTO task (id, batch_id, name, province, area_code, starts, ends, state, created_by, created_at)
            VALUES (:id, :batch, :name, :province, :areaCode, :starts, :ends, 'OPEN', :actor, :at)
            """;

    private final DataSource dataSource;
    private final JdbcClient jdbc;

    public DrawnTasks(DataSource dataSource) {
        this.dataSource = dataSource;
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** @param day in Asia/Shanghai, for the number @param starts first day of the inspections @param ends last day */
    public record Order(
            String batch,
            String name,
            String province,
            String areaCode,
            LocalDate starts,
            LocalDate ends,
            String actor,
            Instant at,
            LocalDate day) {}

    /** Stores the task of a draw with all targets and seats. @return its number */
    public String store(Order order, Outcome outcome) {
        var id = TaskNumbers.next(jdbc, order.areaCode, order.day);
        jdbc.sql(INSERT)
                .param("id", id)
                .param("batch", order.batch)
                .param("name", order.name)
                .param("province", order.province)
                .param("areaCode", order.areaCode)
                .param("starts", order.starts)
                .param("ends", order.ends)
                .param("actor", order.actor)
                .param("at", Timestamp.from(order.at))
                .update();
        copy("task_target", "task_id, subject_key, position, form_no, stratum, ticket, unstaffed", rows -> {
            int position = 0;
            for (var target : outcome.targets()) {
                position++;
                rows.accept(line(
                        id,
                        target.subject(),
                        position,
                        TaskNumbers.form(id, position),
                        target.stratum(),
                        target.ticket(),
                        target.unstaffed()));
            }
        });
        copy("task_seat", "task_id, subject_key, department, seat, officer_id", rows -> {
            for (var target : outcome.targets())
                for (var team : target.teams()) {
                    int seat = 0;
                    for (var officer : team.officers())
                        rows.accept(line(id, target.subject(), team.department(), ++seat, officer));
                }
        });
        return id;
    }

    /** Seats the substitute of an amendment. @param unstaffed whether the target now lacks an officer */
    public void reseat(String batch, Outcome.Amendment amendment, boolean unstaffed) {
        int seats = jdbc.sql("""
                        UPDATE task_seat SET officer_id = :substitute FROM task t
                         WHERE t.batch_id = :batch AND task_id = t.id AND subject_key = :subject AND department = :department
                           AND seat = :seat AND officer_id = :officer
                        """)
                .param("substitute", amendment.substitute())
                .param("batch", batch)
                .param("subject", amendment.subject())
                .param("department", amendment.department())
                .param("seat", amendment.seat())
                .param("officer", amendment.officer())
                .update();
        if (seats != 1)
            throw new IllegalStateException(
                    "the seats of batch " + batch + " are not those of its draw: " + amendment.subject());
        jdbc.sql("""
                        UPDATE task_target SET unstaffed = :unstaffed FROM task t
                         WHERE t.batch_id = :batch AND task_id = t.id AND subject_key = :subject
                        """)
                .param("unstaffed", unstaffed)
                .param("batch", batch)
                .param("subject", amendment.subject())
                .update();
    }

    /** Closes a batch's task, if it has one. */
    public void close(String batch) {
        jdbc.sql("UPDATE task SET state = 'CLOSED' WHERE batch_id = :batch")
                .param("batch", batch)
                .update();
    }

    /** By way of a table of our own: rows cannot be copied into one whose rows are guarded. */
    private void copy(String table, String columns, Consumer<Consumer<String>> rows) {
        jdbc.sql("CREATE TEMP TABLE drawn ON COMMIT DROP AS SELECT " + columns + " FROM " + table + " LIMIT 0")
                .update();
        copy("COPY drawn FROM STDIN", rows);
        jdbc.sql("INSERT INTO " + table + " (" + columns + ") SELECT * FROM drawn")
                .update();
        jdbc.sql("DROP TABLE drawn").update();
    }

    private void copy(String sql, Consumer<Consumer<String>> rows) {
        var connection = DataSourceUtils.getConnection(dataSource);
        try {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
            var buffer = new Buffer(copy);
            try {
                rows.accept(buffer);
                buffer.flush();
                copy.endCopy();
            } finally {
                if (copy.isActive()) copy.cancelCopy();
            }
        } catch (SQLException e) {
            throw new UncategorizedSQLException("copy", sql, e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }

    /** Keys, numbers and codes of a draw hold nothing that {@code COPY} would take for more than text. */
    private static String line(@Nullable Object... values) {
        var line = new StringBuilder();
        for (var value : values)
            line.append(line.isEmpty() ? "" : "\t").append(Objects.requireNonNullElse(value, "\\N"));
        return line.append('\n').toString();
    }

    /** Sends lines 64 kB at a time. */
    private static final class Buffer implements Consumer<String> {
        private final StringBuilder lines = new StringBuilder();
        private final CopyIn copy;

        Buffer(CopyIn copy) {
            this.copy = copy;
        }

        @Override
        public void accept(String line) {
            lines.append(line);
            if (lines.length() > 65_536) flush();
        }

        void flush() {
            var bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
            lines.setLength(0);
            try {
                copy.writeToCopy(bytes, 0, bytes.length);
            } catch (SQLException e) {
                throw new UncheckedIOException(new IOException("the database took no more rows", e));
            }
        }
    }
}
