package org.provgate.registers;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;

/**
 * A province's run belongs to one process: a lock of the database session, so that it ends with the process, even by kill -9.
 */
final class RunLock implements AutoCloseable {

    private static final int SPACE = 0x70726F76; // "prov"
    private final Connection session;
    private final String province;

    private RunLock(Connection session, String province) {
        this.session = session;
        this.province = province;
    }

    /** @throws RunLockedException if another process has it */
    static RunLock take(DataSource dataSource, String province) {
        try {
            var session = dataSource.getConnection();
            try (var statement = session.prepareStatement("SELECT pg_try_advisory_lock(?, hashtext(?))")) {
                statement.setInt(1, SPACE);
                statement.setString(2, province);
                var answer = statement.executeQuery();
                answer.next();
                if (answer.getBoolean(1)) return new RunLock(session, province);
            } catch (SQLException e) {
                session.close();
                throw e;
            }
            session.close();
            throw new RunLockedException("the registers of " + province
                    + " are being synchronised by another process; wait for it, or look with: provgate sync status");
        } catch (SQLException e) {
            throw new UncategorizedSQLException("lock", "pg_try_advisory_lock", e);
        }
    }

    @Override
    public void close() {
        try (session;
                var statement = session.prepareStatement("SELECT pg_advisory_unlock(?, hashtext(?))")) {
            statement.setInt(1, SPACE);
            statement.setString(2, province);
            statement.execute();
        } catch (SQLException e) {
            // the session is gone, and the lock with it
            org.slf4j.LoggerFactory.getLogger(RunLock.class).debug("lock of {} ended with its session", province, e);
        }
    }
}
