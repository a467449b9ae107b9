package org.provgate.app;

import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.ReadListener;
import org.provgate.agreements.ReadLog;
import org.provgate.agreements.ReadShipping;
import org.provgate.agreements.Reads;
import org.provgate.credit.SharedPenalties;
import org.provgate.events.Events;
import org.provgate.evidence.Evidence;
import org.provgate.recognition.Adoptions;
import org.provgate.recognition.Doubles;
import org.provgate.recognition.Inspections;
import org.provgate.recognition.JointVisits;
import org.provgate.recognition.RecognitionRules;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Who may see whose findings, who read them, and who relies on them. */
@Configuration(proxyBeanMethods = false)
@Import(SharingSchedule.class)
class Recognising {

    private static final long MEGABYTE = 1 << 20;

    @Bean
    Agreements agreements(
            JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence, Events events, Clock clock) {
        return new Agreements(jdbc, transactions, evidence, events, clock, UUID::randomUUID);
    }

    @Bean(destroyMethod = "close")
    ReadLog readLog(ProvgateProperties properties, Clock clock) {
        return new ReadLog(properties.readLog(), properties.readLogMegabytes() * MEGABYTE, clock, UUID::randomUUID);
    }

    @Bean
    ReadShipping readShipping(
            ReadLog log,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Clock clock,
            ObjectProvider<ReadListener> listeners) {
        return new ReadShipping(log, dataSource, transactions, clock, reads -> listeners
                .orderedStream()
                .forEach(listener -> listener.heard(reads)));
    }

    @Bean
    Reads reads(JdbcClient jdbc) {
        return new Reads(jdbc);
    }

    @Bean
    RecognitionRules recognitionRules(ProvgateProperties properties) {
        var shipped = RecognitionRules.shipped();
        return properties.recognitionRules() == null ? shipped : shipped.and(properties.recognitionRules());
    }

    @Bean
    Inspections inspections(JdbcClient jdbc, Agreements agreements, RecognitionRules rules, ReadLog log, Clock clock) {
        return new Inspections(jdbc, agreements, rules, log, clock);
    }

    @Bean
    SharedPenalties sharedPenalties(JdbcClient jdbc, Agreements agreements, ReadLog log, Clock clock) {
        return new SharedPenalties(jdbc, agreements, log, clock);
    }

    @Bean
    Adoptions adoptions(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Inspections inspections,
            Agreements agreements,
            RecognitionRules rules,
            Evidence evidence,
            Events events,
            Clock clock) {
        return new Adoptions(jdbc, transactions, inspections, agreements, rules, evidence, events, clock);
    }

    @Bean
    Doubles doubles(JdbcClient jdbc, Agreements agreements, RecognitionRules rules, ReadLog log, Clock clock) {
        return new Doubles(jdbc, agreements, rules, log, clock);
    }

    @Bean
    JointVisits jointVisits(JdbcClient jdbc, Clock clock) {
        return new JointVisits(jdbc, clock);
    }
}
