package org.provgate.app;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** One real PostgreSQL for all tests of this module, with a database for whoever asks. */
final class TestServer {

    private static final String MIGRATED = "migrated";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestServer() {}

    /** Returns the URL of a new database without a row: a copy of one that was migrated once. */
    static String database() {
        var name = "gateway_" + NUMBER.incrementAndGet();
        execute(SERVER, "CREATE DATABASE " + name + " TEMPLATE " + MIGRATED);
        return SERVER.getJdbcUrl("postgres", name);
    }

    /** Returns a gateway with schedule and web, to be run with settings. @param more configurations beside its own */
    static SpringApplicationBuilder gateway(Class<?>... more) {
        return new SpringApplicationBuilder(GatewayConfiguration.class)
                .sources(more)
                .profiles("serve")
                .logStartupInfo(false)
                .web(WebApplicationType.SERVLET);
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

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
