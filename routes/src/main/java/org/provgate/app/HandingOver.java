package org.provgate.app;

import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.provgate.clues.Clues;
import org.provgate.deadlines.WorkingCalendar;
import org.provgate.events.Events;
import org.provgate.evidence.Evidence;
import org.provgate.submissions.Outlets;
import org.provgate.suspicions.Suspicions;
import org.provgate.tasks.Tasks;
import org.provgate.transfers.TransferRoutes;
import org.provgate.transfers.TransferRules;
import org.provgate.transfers.TransferWatch;
import org.provgate.transfers.Transfers;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What departments hand over to each other, and what the public tells. */
@Configuration(proxyBeanMethods = false)
class HandingOver {

    @Bean
    TransferRules transferRules(ProvgateProperties properties, WorkingCalendar calendar) {
        var shipped = TransferRules.shipped(calendar);
        return properties.transferRules() == null ? shipped : shipped.and(properties.transferRules());
    }

    @Bean
    TransferRoutes transferRoutes(ProvgateProperties properties) {
        var shipped = TransferRoutes.shipped();
        return properties.transferRoutes() == null ? shipped : shipped.and(properties.transferRoutes());
    }

    @Bean
    Transfers transfers(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            TransferRules rules,
            Outlets outlets,
            Events events,
            Evidence evidence,
            Clock clock) {
        return new Transfers(dataSource, transactions, rules, outlets, events, evidence, clock, UUID::randomUUID);
    }

    @Bean
    Suspicions suspicions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            TransferRules rules,
            Evidence evidence,
            Clock clock) {
        return new Suspicions(jdbc, transactions, rules, evidence, clock);
    }

    @Bean
    Clues clues(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Transfers transfers,
            Tasks tasks,
            Events events,
            Evidence evidence,
            Clock clock) {
        return new Clues(jdbc, transactions, transfers, tasks, events, evidence, clock, UUID::randomUUID);
    }

    @Bean
    TransferWatch transferWatch(JdbcClient jdbc, TransferRules rules, Clock clock) {
        return new TransferWatch(jdbc, rules, clock);
    }

    /** Calendars are read at the start, so then is when open last days can be told. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> enterOpenLastDays(TransferWatch watch) {
        return ready -> watch.complete();
    }
}
