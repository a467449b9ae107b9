package org.provgate.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.time.Clock;
import org.provgate.access.Caller;
import org.provgate.agreements.ReadLog;
import org.provgate.clues.Clues;
import org.provgate.deadlines.Forecast;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Gates;
import org.provgate.platforms.Provinces;
import org.provgate.recognition.Inspections;
import org.provgate.registers.Quarantine;
import org.provgate.registers.RunReports;
import org.provgate.sanctions.SanctionLookUp;
import org.provgate.submissions.FirstAnswers;
import org.provgate.submissions.RecordBook;
import org.provgate.submissions.Records;
import org.provgate.subscriptions.Feed;
import org.provgate.subscriptions.Standings;
import org.provgate.transfers.TransferWatch;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Wires the web, where there is a web server. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({
    RunsController.class,
    StatusPage.class,
    ItemsController.class,
    OfficersController.class,
    PlansController.class,
    BatchesController.class,
    TasksController.class,
    FairnessController.class,
    FormsController.class,
    DeliveriesController.class,
    GatesController.class,
    DeadlinesController.class,
    ResultsController.class,
    PenaltiesController.class,
    LicencesController.class,
    TablesController.class,
    ReportsController.class,
    OpenDoor.class,
    BodyLimits.class,
    FeedController.class,
    SubscriptionsController.class,
    SanctionsController.class,
    RecallsController.class,
    AgreementsController.class,
    ReadsController.class,
    RecognitionController.class,
    SharedPenaltiesController.class,
    TransfersController.class,
    SuspicionsController.class,
    CluesController.class,
    OpenCluesController.class,
    MeController.class,
    PeopleController.class,
    KeysController.class,
    DepartmentsController.class,
    TokenController.class,
    SignInPages.class,
    WelcomePages.class,
    AccountPage.class,
    PeoplePage.class,
    KeysPage.class,
    LookUpPage.class,
    Visitor.class,
    Problems.class
})
public class WebConfiguration {

    /** The description of the API, at {@code /api/v1/openapi.json}. */
    @Bean
    OpenAPI api() {
        return new OpenAPI()
                .info(new Info()
                        .title("Provgate")
                        .version("v1")
                        .description(
                                "双随机、一公开 gateway: registers, draws, tasks, results, penalties, licences. Times carry their zone; dates are of Asia/Shanghai."
                                        + " Errors are problems of RFC 9457."));
    }

    @Bean
    CallerArgument callerArgument() {
        // who calls is no parameter of the description
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        return new CallerArgument();
    }

    @Bean
    WholeJson wholeJson(ObjectMapper json) {
        return new WholeJson(json);
    }

    @Bean
    LookUpQuestions lookUpQuestions(SanctionsController sanctions, RecognitionController recognition) {
        return new LookUpQuestions(sanctions, recognition);
    }

    @Bean
    LookUps lookUps(Inspections inspections, SanctionLookUp sanctions) {
        return new LookUps(inspections, sanctions);
    }

    @Bean
    Repeats repeats(FirstAnswers first, ObjectMapper json) {
        return new Repeats(first, json);
    }

    @Bean
    RecordRequests recordRequests(Records records, RecordBook book, ReadLog reads, Clock clock, ObjectMapper json) {
        return new RecordRequests(records, book, reads, clock, json);
    }

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

    @Bean
    PushWatch pushWatch(Deliveries deliveries, Gates gates, Clock clock) {
        return new PushWatch(deliveries, gates, clock);
    }

    /** Shown as {@code pushes}. */
    @Bean("pushes")
    PushHealth pushHealth(PushWatch watch, Clock clock) {
        return new PushHealth(watch, clock);
    }

    @Bean
    MeterBinder pushMetrics(PushWatch watch, Provinces provinces, Clock clock) {
        return new PushMetrics(watch, provinces, clock);
    }

    /** Shown as {@code handovers}. */
    @Bean("handovers")
    TransferHealth transferHealth(TransferWatch watch) {
        return new TransferHealth(watch);
    }

    @Bean
    MeterBinder transferMetrics(TransferWatch watch, Clues clues, Clock clock) {
        return new TransferMetrics(watch, clues, clock);
    }

    @Bean
    MeterBinder deadlineMetrics(Forecast forecast, Provinces provinces, Clock clock) {
        return new DeadlineMetrics(forecast, provinces, clock);
    }

    @Bean(destroyMethod = "close")
    FeedWatch feedWatch(Feed feed) {
        return new FeedWatch(feed);
    }

    /** Shown as {@code subscriptions}, in health and figures. */
    @Bean("subscriptionsHealthIndicator")
    SubscriptionWatch subscriptionWatch(Standings standings, Clock clock) {
        return new SubscriptionWatch(standings, clock);
    }
}
