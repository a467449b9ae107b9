package org.provgate.app;

import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.ReadListener;
import org.provgate.agreements.ReadLog;
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

    @Bean
    SanctionLookUp sanctionLookUp(
            JdbcClient jdbc, SanctionCatalogue catalogue, Agreements agreements, ReadLog log, Clock clock) {
        return new SanctionLookUp(jdbc, FieldRights.executors(catalogue), agreements, log, clock);
    }

    /** Whoever has read a measure is recalled too. */
    @Bean
    ReadListener readersOfMeasures(Sanctions sanctions) {
        return reads -> sanctions.seen(reads.stream()
                .filter(read -> read.kind() == FindingKind.SANCTION)
                .flatMap(read -> read.shown().stream()
                        // the province's own, P and a number, the province recalls
                        .filter(id -> id.matches("[0-9]+"))
                        .map(id -> new Sanctions.Seen(Long.parseLong(id), read.department(), read.at())))
                .toList());
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
