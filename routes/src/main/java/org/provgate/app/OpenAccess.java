package org.provgate.app;

import java.time.Clock;
import javax.sql.DataSource;
import org.provgate.evidence.Evidence;
import org.provgate.opendata.OpenData;
import org.provgate.opendata.Withdrawals;
import org.provgate.web.OpenLimit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What anybody may read. */
@Configuration(proxyBeanMethods = false)
class OpenAccess {

    @Bean
    OpenLimit openLimit(ProvgateProperties properties) {
        return properties.open().limit();
    }

    @Bean
    OpenData openData(DataSource dataSource, Clock clock) {
        return new OpenData(dataSource, clock);
    }

    @Bean
    Withdrawals withdrawals(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        return new Withdrawals(jdbc, transactions, evidence, clock);
    }
}
