package org.provgate.routes;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.apache.camel.CamelContext;
import org.provgate.filing.Filing;
import org.provgate.outbox.Dispatch;
import org.provgate.outbox.Exchanges;
import org.provgate.outbox.Outcomes;
import org.provgate.platforms.ProvinceContexts;
import org.provgate.platforms.Provinces;
import org.provgate.registers.RegisterRun;
import org.provgate.registers.RegisterRuns;
import org.provgate.sanctions.ProvinceMeasures;
import org.provgate.sanctions.Sanctions;
import org.provgate.spi.PlatformException;
import org.provgate.subscriptions.Targets;
import org.provgate.subscriptions.Webhooks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the routes. */
@Configuration(proxyBeanMethods = false)
public class RoutesConfiguration {

    /** One breaker a province: it opens when 60 % of the last twenty attempts got no answer. */
    @Bean
    CircuitBreakerRegistry circuitBreakers(CallLimits limits) {
        return CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .failureRateThreshold(60)
                .slidingWindowSize(20)
                .minimumNumberOfCalls(10)
                .waitDurationInOpenState(limits.breakerOpen())
                .permittedNumberOfCallsInHalfOpenState(2)
                // only an absent answer says that the platform is ill
                .recordException(PlatformException.Unavailable.class::isInstance)
                .build());
    }

    @Bean
    PlatformCallRoutes platformCallRoutes(
            CamelContext camel,
            Provinces provinces,
            ProvinceContexts contexts,
            CallLimits limits,
            MeterRegistry meters,
            Clock clock,
            RandomGenerator random,
            CircuitBreakerRegistry breakers) {
        var template = camel.createProducerTemplate();
        var journal = new CallJournal(meters, template, clock);
        var attempt = new Attempt(contexts, new Sessions(clock), journal, limits, clock, template);
        return new PlatformCallRoutes(provinces, attempt, new Repetition(limits, random), limits, breakers);
    }

    @Bean
    NightRoutes nightRoutes(RegisterRuns runs, WorkingRuns working, CallLimits limits) {
        return new NightRoutes(new Night(runs, working.byProvince()), limits);
    }

    @Bean
    SanctionRoutes sanctionRoutes(
            Provinces provinces,
            Sanctions sanctions,
            ProvinceMeasures measures,
            CallLimits limits,
            @Value("${provgate.sanction-questions:200}") int questions) {
        return new SanctionRoutes(new AfterNight(provinces, sanctions, measures, questions), limits);
    }

    @Bean
    PushRoutes pushRoutes(
            Provinces provinces,
            Filing filing,
            Dispatch dispatch,
            Outcomes outcomes,
            Exchanges exchanges,
            Clock clock,
            @Value("${provgate.push.every:1s}") Duration every) {
        return new PushRoutes(provinces, new Push(filing, dispatch, outcomes, exchanges, clock), every);
    }

    @Bean
    WebhookRoutes webhookRoutes(Webhooks webhooks, Targets targets, WebhookTimes times, Clock clock) {
        var addresses = new CheckedAddresses(targets, InetAddress::getAllByName);
        return new WebhookRoutes(new WebhookSending(webhooks, clock), times, addresses);
    }

    @Bean
    JournalRoutes journalRoutes() {
        return new JournalRoutes();
    }

    @Bean
    WorkingRuns workingRuns() {
        return new WorkingRuns(new ConcurrentHashMap<>());
    }

    /** The runs this process works on at the moment, by province: for progress bars. */
    public record WorkingRuns(ConcurrentHashMap<String, RegisterRun> byProvince) {}
}
