package org.provgate.app;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.provgate.access.Clients;
import org.provgate.access.Departments;
import org.provgate.access.FirstStart;
import org.provgate.access.People;
import org.provgate.access.Seal;
import org.provgate.access.SecondFactors;
import org.provgate.access.SignIns;
import org.provgate.access.Tokens;
import org.provgate.evidence.Evidence;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Who may do what. */
@Configuration(proxyBeanMethods = false)
class Accessing {

    @Bean
    Seal seal(ProvgateProperties properties) {
        return new Seal(properties.sealKey(), properties.sealKeyFile());
    }

    @Bean
    Clients clients(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            RandomGenerator random,
            Clock clock) {
        return new Clients(jdbc, transactions, evidence, random, clock);
    }

    @Bean
    Tokens tokens(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Clients clients,
            RandomGenerator random,
            Clock clock) {
        return new Tokens(jdbc, transactions, clients, random, clock);
    }

    @Bean
    Departments departments(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence) {
        return new Departments(jdbc, transactions, evidence);
    }

    @Bean
    People people(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            RandomGenerator random,
            Clock clock) {
        return new People(jdbc, transactions, evidence, random, clock);
    }

    @Bean
    SignIns signIns(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            RandomGenerator random,
            Clock clock) {
        return new SignIns(jdbc, transactions, evidence, random, clock);
    }

    @Bean
    SecondFactors secondFactors(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Seal seal,
            RandomGenerator random,
            Clock clock) {
        return new SecondFactors(jdbc, transactions, evidence, seal, random, clock);
    }

    @Bean
    FirstStart firstStart(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            SignIns signIns,
            RandomGenerator random,
            Clock clock) {
        return new FirstStart(jdbc, transactions, evidence, signIns, random, clock);
    }

    /** To the terminal and not to the log, which others read. */
    @Bean
    @Profile("serve")
    ApplicationListener<ApplicationReadyEvent> tellSetUpCode(FirstStart firstStart, Environment environment) {
        return ready -> {
            if (firstStart.due())
                System.out.println("首次启动 first start: open http://"
                        + environment.getProperty("server.address", "127.0.0.1") + ":"
                        + environment.getProperty("local.server.port", "8080") + "/setup and type this one-time code: "
                        + firstStart.code() + " (valid 24 h, once)");
        };
    }
}
