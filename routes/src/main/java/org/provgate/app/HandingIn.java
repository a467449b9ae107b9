package org.provgate.app;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.provgate.credit.CreditDesks;
import org.provgate.credit.Decisions;
import org.provgate.credit.LicenceSheet;
import org.provgate.credit.LicenceSubmission;
import org.provgate.credit.PenaltySheet;
import org.provgate.credit.PenaltySubmission;
import org.provgate.deadlines.Deadlines;
import org.provgate.evidence.Evidence;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Deliveries;
import org.provgate.outbox.Outbox;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.results.ResultSheet;
import org.provgate.results.ResultTemplates;
import org.provgate.results.Results;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.submissions.FirstAnswers;
import org.provgate.submissions.Kind;
import org.provgate.submissions.Outlets;
import org.provgate.submissions.Outlets.Outlet;
import org.provgate.submissions.RecordBook;
import org.provgate.submissions.Records;
import org.provgate.submissions.TableDesk;
import org.provgate.submissions.TableDesks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What departments hand in. */
@Configuration(proxyBeanMethods = false)
class HandingIn {

    @Bean
    Outlets outlets(Provinces provinces) {
        return new Outlets(provinces.enabled().stream()
                .collect(Collectors.toMap(Province::id, p -> new Outlet(p.areaCode(), channels(p.adapter())))));
    }

    @Bean
    Records records(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Deadlines deadlines,
            Outbox outbox,
            Evidence evidence,
            Clock clock) {
        return new Records(dataSource, transactions, deadlines, outbox, evidence, clock, UUID::randomUUID);
    }

    @Bean
    FirstAnswers firstAnswers(DataSource dataSource, PlatformTransactionManager transactions, Clock clock) {
        return new FirstAnswers(dataSource, transactions, clock);
    }

    @Bean
    RecordBook recordBook(JdbcClient jdbc, Deliveries deliveries) {
        return new RecordBook(jdbc, deliveries);
    }

    @Bean
    Results results(DataSource dataSource, Records records, Outlets outlets, Clock clock) {
        return new Results(dataSource, records, outlets, clock);
    }

    @Bean
    Decisions<PenaltySubmission> penalties(Records records, Outlets outlets, Clock clock) {
        return Decisions.penalties(records, outlets, clock);
    }

    @Bean
    Decisions<LicenceSubmission> licences(Records records, Outlets outlets, Clock clock) {
        return Decisions.licences(records, outlets, clock);
    }

    @Bean
    CreditDesks creditDesks(Decisions<PenaltySubmission> penalties, Decisions<LicenceSubmission> licences) {
        return new CreditDesks(penalties, licences);
    }

    @Bean
    TableDesks tableDesks(
            Results results,
            Decisions<PenaltySubmission> penalties,
            Decisions<LicenceSubmission> licences,
            Records records) {
        return new TableDesks(Map.of(
                Kind.RESULT, new TableDesk<>(results.desk(), new ResultSheet(), records),
                Kind.PENALTY, new TableDesk<>(penalties.desk(), new PenaltySheet(), records),
                Kind.LICENCE, new TableDesk<>(licences.desk(), new LicenceSheet(), records)));
    }

    @Bean
    ResultTemplates resultTemplates(DataSource dataSource, Clock clock) {
        return new ResultTemplates(dataSource, clock);
    }

    private static Set<Channel> channels(ProvinceAdapter adapter) {
        return org.provgate.outbox.Outlet.of(adapter).stream()
                .map(org.provgate.outbox.Outlet::channel)
                .collect(Collectors.toSet());
    }
}
