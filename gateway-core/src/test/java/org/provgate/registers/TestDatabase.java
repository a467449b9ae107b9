package org.provgate.registers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** One real PostgreSQL for all tests of this module; each test class gets an empty, migrated database of its own. */
public final class TestDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private TestDatabase() {}

    /** One with all tables: a copy of one that was migrated once. */
    public static DataSource create() {
        return made("CREATE DATABASE %s TEMPLATE " + Server.MIGRATED);
    }

    /** One without tables. */
    public static DataSource empty() {
        return made("CREATE DATABASE %s");
    }

    private static DataSource made(String sql) {
        var name = "test_" + NUMBER.incrementAndGet();
        execute(Server.INSTANCE, sql.formatted(name));
        return Server.INSTANCE.getDatabase("postgres", name);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Server {
        static final String MIGRATED = "migrated";
        static final EmbeddedPostgres INSTANCE = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder().start();
                execute(server, "CREATE DATABASE " + MIGRATED);
                Flyway.configure()
                        .dataSource(server.getDatabase("postgres", MIGRATED))
                        .load()
                        .migrate();
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
