package org.provgate.app;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.flyway.FlywayDataSource;
import org.springframework.boot.autoconfigure.jdbc.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The database: the one of the settings, or the embedded PostgreSQL where none is set. Tables belong to the owner, who migrates them at
 * the start; the gateway signs in as somebody who owns nothing.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /** Who owns the tables, and who works with them. */
    record Logins(ReachDataSource.Login owner, ReachDataSource.Login gateway) {}

    @Bean(destroyMethod = "close")
    @Primary
    ReachDataSource dataSource(Logins logins, ProvgateProperties properties) {
        return new ReachDataSource(logins.gateway, properties.connections().sizes());
    }

    @Bean(defaultCandidate = false)
    @FlywayDataSource
    DataSource ownerDataSource(Logins logins) {
        return new DriverManagerDataSource(logins.owner.url(), logins.owner.user(), logins.owner.password());
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "none")
    static class Embedded {

        @Bean(destroyMethod = "close")
        EmbeddedDatabase embeddedDatabase(ProvgateProperties properties, Environment environment) {
            return EmbeddedDatabase.in(
                    properties.data(), environment.acceptsProfiles(profiles -> profiles.test("serve")));
        }

        @Bean
        Logins logins(EmbeddedDatabase database) {
            return new Logins(
                    new ReachDataSource.Login(database.url(), "postgres", ""),
                    new ReachDataSource.Login(database.url(), "provgate_app", ""));
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty("spring.datasource.url")
    static class External {

        /** Without an owner of its own, the gateway's login owns the tables and steps down for its work. */
        @Bean
        Logins logins(DataSourceProperties gateway, ProvgateProperties properties) {
            var url = gateway.determineUrl();
            var login = new ReachDataSource.Login(url, text(gateway.determineUsername()), text(gateway.getPassword()));
            var owner = properties.owner();
            return new Logins(
                    owner.user() == null ? login : new ReachDataSource.Login(url, owner.user(), text(owner.password())),
                    login);
        }

        private static String text(@org.jspecify.annotations.Nullable String text) {
            return text == null ? "" : text;
        }
    }
}
