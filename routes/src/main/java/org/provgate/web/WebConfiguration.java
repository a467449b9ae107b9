package org.provgate.web;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.provgate.platforms.Provinces;
import org.provgate.registers.Quarantine;
import org.provgate.registers.RunReports;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the web, where there is a web server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({RunsController.class, StatusPage.class, BatchesController.class, TasksController.class, Problems.class})
public class WebConfiguration {

    @Bean
    Freshness freshness(RunReports runs, Provinces provinces, Clock clock) {
        return new Freshness(runs, provinces, clock);
    }

    @Bean
    RegistersHealth registersHealth(Freshness freshness) {
        return new RegistersHealth(freshness);
    }

    @Bean
    MeterBinder registerMetrics(
            Freshness freshness,
            RunReports runs,
            Quarantine quarantine,
            Provinces provinces,
            CircuitBreakerRegistry breakers) {
        return new RegisterMetrics(freshness, runs, quarantine, provinces, breakers);
    }
}
