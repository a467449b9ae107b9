package org.provgate.app;

import java.time.Clock;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.provgate.evidence.Evidence;
import org.provgate.filing.Filing;
import org.provgate.outbox.BatchNumbers;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Dispatch;
import org.provgate.outbox.Exchanges;
import org.provgate.outbox.Gates;
import org.provgate.outbox.Interventions;
import org.provgate.outbox.Outbox;
import org.provgate.outbox.Outcomes;
import org.provgate.outbox.Outlet;
import org.provgate.outbox.Patience;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What must reach the platforms. */
@Configuration(proxyBeanMethods = false)
class OutboxConfiguration {

    @Bean
    BatchNumbers batchNumbers(JdbcClient jdbc) {
        return new BatchNumbers(jdbc);
    }

    @Bean
    Outbox outbox(JdbcClient jdbc, Clock clock) {
        return new Outbox(jdbc, clock);
    }

    @Bean
    Filing filing(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Outbox outbox,
            Evidence evidence,
            Clock clock) {
        return new Filing(dataSource, transactions, outbox, evidence, clock);
    }

    @Bean
    Gates gates(JdbcClient jdbc, Clock clock) {
        return new Gates(jdbc, clock);
    }

    @Bean
    Exchanges exchanges(JdbcClient jdbc) {
        return new Exchanges(jdbc);
    }

    @Bean
    Patience patience(ProvgateProperties properties, RandomGenerator random) {
        return properties.push().patience(random);
    }

    @Bean
    Dispatch dispatch(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            BatchNumbers numbers,
            Patience patience,
            Clock clock) {
        return new Dispatch(dataSource, transactions, numbers, patience, clock);
    }

    @Bean
    Outcomes outcomes(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Gates gates,
            Patience patience,
            Clock clock) {
        return new Outcomes(dataSource, transactions, evidence, gates, patience, clock);
    }

    @Bean
    Deliveries deliveries(JdbcClient jdbc, Clock clock) {
        return new Deliveries(jdbc, clock);
    }

    @Bean
    Interventions interventions(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Provinces provinces,
            Clock clock) {
        var outlets = provinces.enabled().stream().collect(Collectors.toMap(Province::id, p -> Outlet.of(p.adapter())));
        return new Interventions(dataSource, transactions, evidence, outlets, clock);
    }
}
