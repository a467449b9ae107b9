package org.provgate.app;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The embedded PostgreSQL, where no other is configured. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(ProvgateProperties properties, Environment environment) {
            return EmbeddedDatabase.in(
                    properties.data(), environment.acceptsProfiles(profiles -> profiles.test("serve")));
        }

        @Bean(destroyMethod = "close")
        HikariDataSource dataSource(EmbeddedDatabase database) {
            var pool = new HikariDataSource();
            pool.setJdbcUrl(database.url());
            pool.setUsername("postgres");
            pool.setMaximumPoolSize(24);
            pool.setMinimumIdle(2);
            pool.setPoolName("provgate");
            pool.setConnectionTimeout(10_000);
            return pool;
        }
    }
}
