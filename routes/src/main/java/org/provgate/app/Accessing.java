package org.provgate.app;

import java.time.Clock;
import java.util.random.RandomGenerator;
import org.provgate.access.Clients;
import org.provgate.evidence.Evidence;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Who may do what. */
@Configuration(proxyBeanMethods = false)
class Accessing {

    @Bean
    Clients clients(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Evidence evidence,
            RandomGenerator random,
            Clock clock) {
        return new Clients(jdbc, transactions, evidence, random, clock);
    }
}
