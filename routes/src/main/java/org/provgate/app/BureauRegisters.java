package org.provgate.app;

import java.time.Clock;
import javax.sql.DataSource;
import org.provgate.evidence.Evidence;
import org.provgate.items.ItemLists;
import org.provgate.officers.Officers;
import org.provgate.plans.Plans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** What a bureau keeps itself: items, officers, plans. */
@Configuration(proxyBeanMethods = false)
class BureauRegisters {

    @Bean
    ItemLists itemLists(
            DataSource dataSource, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        return new ItemLists(dataSource, transactions, evidence, clock);
    }

    @Bean
    Officers officers(DataSource dataSource, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        return new Officers(dataSource, transactions, evidence, clock);
    }

    @Bean
    Plans plans(DataSource dataSource, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        return new Plans(dataSource, transactions, evidence, clock);
    }
}
