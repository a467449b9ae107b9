package org.provgate.app;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.provgate.events.Events;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Outbox;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.sanctions.Feedbacks;
import org.provgate.sanctions.FieldRights;
import org.provgate.sanctions.ProvinceAnswers;
import org.provgate.sanctions.ProvinceMeasures;
import org.provgate.sanctions.Recalls;
import org.provgate.sanctions.Repairs;
import org.provgate.sanctions.SanctionCatalogue;
import org.provgate.sanctions.SanctionLookUp;
import org.provgate.sanctions.Sanctions;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Joint sanctions. */
@Configuration(proxyBeanMethods = false)
class Sanctioning {

    @Bean
    SanctionCatalogue sanctionCatalogue(ProvgateProperties properties) {
        var shipped = SanctionCatalogue.shipped();
        return properties.sanctionCatalogue() == null ? shipped : shipped.and(properties.sanctionCatalogue());
    }

    @Bean
    Sanctions sanctions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Events events,
            Evidence evidence,
            SanctionCatalogue catalogue,
            Clock clock) {
        return new Sanctions(jdbc, transactions, events, evidence, catalogue, clock);
    }

    /** A catalogue that names departments that do not exist stops the start. */
    @Bean
    InitializingBean publishedCatalogue(Sanctions sanctions) {
        return sanctions::publish;
    }

    /** Who may read which fields; agreements widen it. */
    @Bean
    FieldRights fieldRights(SanctionCatalogue catalogue) {
        return FieldRights.executors(catalogue);
    }

    @Bean
    SanctionLookUp sanctionLookUp(JdbcClient jdbc, FieldRights rights, Clock clock) {
        return new SanctionLookUp(jdbc, rights, clock);
    }

    @Bean
    Repairs repairs(
            JdbcClient jdbc, PlatformTransactionManager transactions, Events events, Evidence evidence, Clock clock) {
        return new Repairs(jdbc, transactions, events, evidence, clock);
    }

    @Bean
    Recalls recalls(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        return new Recalls(jdbc, transactions, evidence, clock);
    }

    /** Whoever reads a field by an agreement does not execute it. */
    @Bean
    Feedbacks feedbacks(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            SanctionCatalogue catalogue,
            Outbox outbox,
            Provinces provinces,
            Evidence evidence,
            Clock clock) {
        var areas = provinces.enabled().stream().collect(Collectors.toMap(Province::id, Province::areaCode));
        var answers = new ProvinceAnswers(jdbc, FieldRights.executors(catalogue), outbox, areas);
        return new Feedbacks(jdbc, transactions, answers, evidence, clock, UUID::randomUUID);
    }

    @Bean
    ProvinceMeasures provinceMeasures(
            JdbcClient jdbc, PlatformTransactionManager transactions, Events events, Evidence evidence, Clock clock) {
        return new ProvinceMeasures(jdbc, transactions, events, evidence, clock);
    }
}
