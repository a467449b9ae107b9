package org.provgate.app;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.ProducerTemplate;
import org.provgate.deadlines.Forecast;
import org.provgate.platforms.Provinces;
import org.provgate.routes.NightOrder;
import org.provgate.routes.NightOutcome;
import org.provgate.routes.NightRoutes;
import org.provgate.sanctions.Recalls;
import org.provgate.transfers.TransferWatch;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Starts the night, and in the morning the reminders. The due time stands in the database: a night missed while the gateway was down is caught up at the next start,
 * and of two gateways on one database one takes it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("serve")
class NightSchedule {

    static final String TASK = "night";
    private static final String REMINDERS = "reminders";
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Bean(destroyMethod = "stop")
    Scheduler scheduler(
            DataSource dataSource,
            ProvgateProperties properties,
            Provinces provinces,
            ProducerTemplate template,
            Forecast forecast,
            Recalls recalls,
            TransferWatch transfers,
            Clock clock) {
        var night = Tasks.recurring(
                        TASK, Schedules.daily(SHANGHAI, properties.night().at()))
                .onFailure((complete, operations) -> operations.reschedule(
                        complete, clock.instant().plus(properties.night().retryAfter())))
                .execute((instance, context) -> run(template, provinces));
        var reminders = new Reminders(forecast, transfers, clock);
        var recallReminders = new RecallReminders(recalls);
        var morning = Tasks.recurring(REMINDERS, Schedules.daily(SHANGHAI, LocalTime.of(8, 0)))
                .execute((instance, context) -> {
                    reminders.log();
                    recallReminders.log();
                });
        return Scheduler.create(dataSource)
                .startTasks(night, morning)
                .threads(2)
                .pollingInterval(Duration.ofSeconds(5))
                .build();
    }

    /** Not before tables and routes are there. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> startSchedule(Scheduler scheduler) {
        return ready -> scheduler.start();
    }

    private static void run(ProducerTemplate template, Provinces provinces) {
        var order = new NightOrder(provinces.enabled(), false);
        List<?> outcomes = template.requestBody(NightRoutes.NIGHT, order, List.class);
        var again = outcomes.stream()
                .map(NightOutcome.class::cast)
                .filter(o -> o.kind() == NightOutcome.Kind.UNAVAILABLE || o.kind() == NightOutcome.Kind.FAILED)
                .map(o -> o.province() + ": " + o.problem())
                .toList();
        if (!again.isEmpty()) throw new IllegalStateException("the night is not complete: " + String.join("; ", again));
    }
}
