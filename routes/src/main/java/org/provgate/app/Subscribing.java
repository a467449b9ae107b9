package org.provgate.app;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.provgate.access.Seal;
import org.provgate.evidence.Evidence;
import org.provgate.routes.WebhookTimes;
import org.provgate.subscriptions.Feed;
import org.provgate.subscriptions.Standings;
import org.provgate.subscriptions.Subscriptions;
import org.provgate.subscriptions.Targets;
import org.provgate.subscriptions.WebhookLog;
import org.provgate.subscriptions.Webhooks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** How departments are told of events. */
@Configuration(proxyBeanMethods = false)
class Subscribing {

    private static final int SECRET_BYTES = 32;

    @Bean
    Targets targets(ProvgateProperties properties) {
        return new Targets(properties.webhooks().allow());
    }

    @Bean
    WebhookTimes webhookTimes(ProvgateProperties properties) {
        return properties.webhooks().times();
    }

    @Bean
    Feed feed(JdbcClient jdbc) {
        return new Feed(jdbc);
    }

    @Bean
    Subscriptions subscriptions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Targets targets,
            Seal seal,
            ProvgateProperties properties,
            RandomGenerator random,
            Clock clock) {
        return new Subscriptions(
                jdbc,
                transactions,
                evidence,
                targets,
                seal,
                () -> {
                    var bytes = new byte[SECRET_BYTES];
                    random.nextBytes(bytes);
                    return bytes;
                },
                properties.webhooks().overlap(),
                clock);
    }

    @Bean
    WebhookLog webhookLog(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Subscriptions subscriptions,
            Evidence evidence,
            Clock clock) {
        return new WebhookLog(jdbc, transactions, subscriptions, evidence, clock);
    }

    @Bean
    Webhooks webhooks(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Targets targets,
            Seal seal,
            ProvgateProperties properties,
            RandomGenerator random,
            Clock clock) {
        return new Webhooks(
                jdbc,
                transactions,
                evidence,
                targets,
                seal,
                properties.webhooks().patience(random),
                clock);
    }

    @Bean
    Standings subscriptionStandings(JdbcClient jdbc) {
        return new Standings(jdbc);
    }
}
