package org.provgate.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.provgate.access.Caller;
import org.provgate.events.Event;
import org.provgate.events.EventType;
import org.provgate.events.Events;
import org.provgate.mock.bureau.Listener;
import org.provgate.routes.WebhookRoutes;
import org.provgate.subscriptions.Subscription;
import org.provgate.subscriptions.Subscriptions;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A gateway that tells departments of events, with a clock that is moved by hand. It sends when {@link #send} is called. */
final class TellingGateway implements AutoCloseable {

    final SettableClock clock = new SettableClock();
    final JdbcClient jdbc;
    final List<String> arguments = new ArrayList<>();
    private final ConfigurableApplicationContext gateway;

    /** Of the whole gateway; what waits for a time waits for this one. */
    static final class SettableClock extends Clock {
        private volatile Instant now = Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class ByHand {
        @Bean
        @Primary
        Clock byHand(SettableClock clock) {
            return clock;
        }
    }

    /** @param allowed {@code provgate.webhooks.allow} @param settings more, as {@code --key=value} */
    TellingGateway(Path folder, List<String> allowed, String... settings) {
        this(WebApplicationType.NONE, folder, allowed, settings);
    }

    /** One with a web. */
    static TellingGateway onTheWeb(Path folder, List<String> allowed) {
        return new TellingGateway(WebApplicationType.SERVLET, folder, allowed, "--server.port=0");
    }

    private TellingGateway(WebApplicationType web, Path folder, List<String> allowed, String... settings) {
        var url = TestServer.database();
        arguments.addAll(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--provgate.seal-key-file=" + folder.resolve("seal.key"),
                "--provgate.webhooks.allow=" + String.join(",", allowed)));
        arguments.addAll(List.of(settings));
        gateway = new SpringApplicationBuilder(GatewayConfiguration.class, ByHand.class)
                .initializers(context -> ((org.springframework.context.support.GenericApplicationContext) context)
                        .registerBean(SettableClock.class, () -> clock))
                .logStartupInfo(false)
                .web(web)
                .run(arguments.toArray(String[]::new));
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
    }

    String base() {
        return "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port") + "/api/v1";
    }

    /** Writes events for departments, in this order. */
    void tell(Event... events) {
        new TransactionTemplate(bean(PlatformTransactionManager.class))
                .executeWithoutResult(t -> bean(Events.class).tell(List.of(events)));
    }

    static Event recall(String department, String subject, int measure) {
        return new Event(department, EventType.SANCTION_RECALLED, subject, "sanctions/" + measure);
    }

    /** Subscribes a department to everything, and lets the listener trust the secret. */
    Subscription subscribe(String department, Listener listener) {
        var made = bean(Subscriptions.class)
                .add(caller(department), new Subscriptions.Wish(listener.url(), List.of(), ""));
        listener.trust(made.secret());
        return made.subscription();
    }

    static Caller caller(String department) {
        return new Caller(department, "li", java.util.Set.of(), Caller.Reach.DEPARTMENT);
    }

    /** Sends all that can be sent now. */
    void send() {
        bean(ProducerTemplate.class).sendBody(WebhookRoutes.ONCE, "");
    }

    <T> T bean(Class<T> type) {
        return gateway.getBean(type);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
