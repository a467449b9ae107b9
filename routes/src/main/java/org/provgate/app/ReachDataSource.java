package org.provgate.app;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.postgresql.PGConnection;
import org.provgate.access.Caller;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Gives whoever asks a connection that sees what he may see: each of three roles of V9 has a pool of its own. A thread that works for
 * nobody is the gateway at its own work. For several threads.
 */
final class ReachDataSource extends AbstractDataSource implements AutoCloseable {

    /** Row security makes planning dear: what departments ask is planned once, look-ups come thousands a second. */
    private static final Map<String, String> PLANS = Map.of("department", "; SET plan_cache_mode = force_generic_plan");

    private static final String FOR = "SELECT set_config('provgate.department', ?, false)";

    private final HikariDataSource gateway;
    private final HikariDataSource department;
    private final HikariDataSource anybody;
    /** Whom a connection was last set to; setting costs a question, and mostly the next caller is the same. */
    private final Map<PGConnection, String> set = Collections.synchronizedMap(new WeakHashMap<>());

    /** Where the database is. */
    record Login(String url, String user, String password) {}

    /** How many connections each role may have. */
    record Sizes(int gateway, int department, int anybody) {}

    ReachDataSource(Login login, Sizes sizes) {
        this.gateway = pool("gateway", login, sizes.gateway);
        this.department = pool("department", login, sizes.department);
        this.anybody = pool("public", login, sizes.anybody);
    }

    private static HikariDataSource pool(String role, Login login, int size) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(login.url);
        pool.setUsername(login.user);
        pool.setPassword(login.password);
        pool.setMaximumPoolSize(size);
        pool.setMinimumIdle(Math.min(2, size));
        pool.setPoolName("provgate-" + role);
        // who asks while the database is away learns it soon
        pool.setConnectionTimeout(10_000);
        // what it says of a failing row would be its content, in the log
        pool.addDataSourceProperty("logServerErrorDetail", "false");
        pool.setConnectionInitSql("SET ROLE provgate_" + role + PLANS.getOrDefault(role, ""));
        return pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        var caller = Caller.current();
        if (caller == null) return gateway.getConnection();
        return switch (caller.reach()) {
            case OFFICE -> gateway.getConnection();
            case PUBLIC -> anybody.getConnection();
            case DEPARTMENT -> of(caller.department());
            case NOTHING -> of("");
        };
    }

    private Connection of(String code) throws SQLException {
        var connection = department.getConnection();
        try {
            var physical = connection.unwrap(PGConnection.class);
            if (!code.equals(set.get(physical))) {
                set.remove(physical);
                try (var statement = connection.prepareStatement(FOR)) {
                    statement.setString(1, code);
                    statement.executeQuery();
                }
                set.put(physical, code);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the gateway signs in as itself alone");
    }

    @Override
    public void close() {
        gateway.close();
        department.close();
        anybody.close();
    }
}
