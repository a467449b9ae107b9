package org.provgate.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.UUID;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;
import org.provgate.batches.Batches;
import org.provgate.events.Events;
import org.provgate.evidence.Evidence;
import org.provgate.fairness.Fairness;
import org.provgate.forms.Forms;
import org.provgate.outbox.BatchNumbers;
import org.provgate.platforms.Adapters;
import org.provgate.platforms.ProvinceContexts;
import org.provgate.platforms.Provinces;
import org.provgate.registers.Guards;
import org.provgate.registers.Quarantine;
import org.provgate.registers.RegisterRuns;
import org.provgate.registers.Registers;
import org.provgate.registers.RunReports;
import org.provgate.reports.Reports;
import org.provgate.routes.CallLimits;
import org.provgate.routes.RoutesConfiguration;
import org.provgate.rules.DrawRules;
import org.provgate.tasks.Tasks;
import org.provgate.web.SecurityConfiguration;
import org.provgate.web.WebConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Puts core, routes and web together. */
@SpringBootConfiguration(proxyBeanMethods = false)
// the first makes a user with a password of its own; whom the filters of the second are for SecurityConfiguration says
@EnableAutoConfiguration(exclude = {UserDetailsServiceAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
@EnableConfigurationProperties(ProvgateProperties.class)
@Import({
    DatabaseConfiguration.class,
    NightSchedule.class,
    PushSchedule.class,
    RoutesConfiguration.class,
    WebConfiguration.class,
    SecurityConfiguration.class,
    Accessing.class,
    BureauRegisters.class,
    OutboxConfiguration.class,
    DueDates.class,
    HandingIn.class,
    OpenAccess.class,
    Subscribing.class,
    WebhookSchedule.class,
    Sanctioning.class,
    Recognising.class,
    HandingOver.class
})
class GatewayConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }

    @Bean(destroyMethod = "close")
    Adapters adapters(ProvgateProperties properties) {
        return Adapters.find(properties.plugins(), GatewayConfiguration.class.getClassLoader());
    }

    @Bean
    Provinces provinces(ProvgateProperties properties, Adapters adapters) {
        return Provinces.of(properties.provinces(), adapters);
    }

    @Bean
    ProvinceContexts provinceContexts(Clock clock, RandomGenerator random, BatchNumbers numbers) {
        return new ProvinceContexts(
                clock,
                () -> {
                    var bytes = new byte[16];
                    random.nextBytes(bytes);
                    return HexFormat.of().formatHex(bytes);
                },
                numbers::next);
    }

    @Bean
    Evidence evidence(JdbcClient jdbc) {
        return new Evidence(jdbc);
    }

    @Bean
    Events events(JdbcClient jdbc, Evidence evidence, Clock clock) {
        return new Events(jdbc, evidence, clock);
    }

    @Bean
    Guards guards(ProvgateProperties properties) {
        return properties.guards().guards();
    }

    @Bean
    CallLimits callLimits(ProvgateProperties properties) {
        return properties.calls().limits();
    }

    @Bean
    RegisterRuns registerRuns(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Guards guards,
            Clock clock) {
        return new RegisterRuns(dataSource, transactions, evidence, guards, clock, UUID::randomUUID);
    }

    @Bean
    RunReports runReports(JdbcClient jdbc) {
        return new RunReports(jdbc);
    }

    @Bean
    Registers registers(DataSource dataSource) {
        return new Registers(dataSource);
    }

    @Bean
    Quarantine quarantine(JdbcClient jdbc) {
        return new Quarantine(jdbc);
    }

    @Bean
    Fairness fairness(DataSource dataSource) {
        return new Fairness(dataSource);
    }

    @Bean
    DrawRules drawRules(ProvgateProperties properties) {
        var shipped = DrawRules.shipped();
        return properties.drawRules() == null ? shipped : shipped.and(properties.drawRules());
    }

    @Bean
    Batches batches(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            DrawRules rules,
            Clock clock) {
        return new Batches(dataSource, transactions, evidence, rules, clock);
    }

    @Bean
    Forms forms(JdbcClient jdbc) {
        return new Forms(jdbc);
    }

    @Bean
    Reports reports(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        return new Reports(dataSource, transactions, clock);
    }

    @Bean
    Tasks tasks(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            DrawRules rules,
            Clock clock) {
        return new Tasks(dataSource, transactions, evidence, rules, clock);
    }
}
