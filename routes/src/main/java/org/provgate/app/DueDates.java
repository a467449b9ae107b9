package org.provgate.app;

import java.time.Clock;
import org.provgate.deadlines.DeadlineRules;
import org.provgate.deadlines.Deadlines;
import org.provgate.deadlines.Forecast;
import org.provgate.deadlines.PublicationQuota;
import org.provgate.deadlines.Waivers;
import org.provgate.deadlines.WorkingCalendar;
import org.provgate.evidence.Evidence;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What is due when. */
@Configuration(proxyBeanMethods = false)
class DueDates {

    @Bean
    WorkingCalendar workingCalendar(ProvgateProperties properties) {
        var shipped = WorkingCalendar.shipped();
        return properties.calendar() == null ? shipped : shipped.and(properties.calendar());
    }

    @Bean
    DeadlineRules deadlineRules(ProvgateProperties properties) {
        var shipped = DeadlineRules.shipped();
        return properties.deadlineRules() == null ? shipped : shipped.and(properties.deadlineRules());
    }

    @Bean
    Deadlines deadlines(JdbcClient jdbc, WorkingCalendar calendar, DeadlineRules rules) {
        return new Deadlines(jdbc, calendar, rules);
    }

    @Bean
    Forecast forecast(JdbcClient jdbc, WorkingCalendar calendar, DeadlineRules rules, Clock clock) {
        return new Forecast(jdbc, calendar, rules, clock);
    }

    @Bean
    Waivers waivers(JdbcClient jdbc, PlatformTransactionManager transactions, Evidence evidence, Clock clock) {
        return new Waivers(jdbc, transactions, evidence, clock);
    }

    @Bean
    PublicationQuota publicationQuota(JdbcClient jdbc) {
        return new PublicationQuota(jdbc);
    }

    /** Calendars are read at the start, so then is when open dates can be told. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> enterOpenDates(Deadlines deadlines) {
        return ready -> deadlines.complete();
    }
}
