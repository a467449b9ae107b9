package org.provgate.app;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A running gateway on an empty database, whose clock a test sets. */
final class PeopledGateway implements AutoCloseable {

    static final String PASSWORD = "漓江夜雨 umbrella 42 tiles";

    final JdbcClient jdbc;
    final String url;
    final URI base;
    private final ConfigurableApplicationContext context;

    /** Goes on from now, and is put on by hand. */
    static final class Hand extends Clock {
        private volatile Instant now =
                Instant.ofEpochSecond(Clock.systemUTC().instant().getEpochSecond());

        void forward(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Timed {
        @Bean
        @Primary
        Hand hand() {
            return new Hand();
        }
    }

    PeopledGateway(String... settings) {
        this(TestServer.database(), settings);
    }

    PeopledGateway(String url, String[] settings) {
        this.url = url;
        var all = new ArrayList<>(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--server.port=0",
                "--provgate.seal-key=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="));
        all.addAll(List.of(settings));
        context = TestServer.gateway(Timed.class).run(all.toArray(String[]::new));
        base = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Hand clock() {
        return get(Hand.class);
    }

    Browser browser() {
        return new Browser(base);
    }

    /** Everything the database holds of people and systems, and of what they did. */
    String dump() {
        return String.join("\n", jdbc.sql("""
                                SELECT p::text FROM person p UNION ALL SELECT c::text FROM one_time_code c UNION ALL SELECT c::text FROM client c
                                UNION ALL SELECT t::text FROM access_token t UNION ALL SELECT e::text FROM evidence e
                                """).query(String.class).list());
    }

    @Override
    public void close() {
        context.close();
    }
}
