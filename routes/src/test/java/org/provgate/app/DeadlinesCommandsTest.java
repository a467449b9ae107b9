package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.access.Role;
import org.provgate.cli.Exit;
import org.provgate.deadlines.Forecast;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Deadlines as an operator types them and a program asks for them. Dates lie far back or far ahead: the clock is the real one. */
class DeadlinesCommandsTest {

    private static final String URL = TestServer.database();
    private static final JdbcClient JDBC = JdbcClient.create(new DriverManagerDataSource(URL));

    @TempDir
    Path folder;

    /** How a command ended. */
    private record Ended(int exit, String out, String err) {}

    @BeforeAll
    static void theSchema() {
        assertThat(provgate("deadlines", "forecast").exit).isEqualTo(Exit.OK);
    }

    @BeforeEach
    void noRecords() {
        JDBC.sql("TRUNCATE record, delivery, deadline CASCADE").update();
    }

    private static String key;

    @Test
    void the_forecast_names_what_is_overdue_where_it_hangs_and_who_acts_and_ends_with_3() {
        record("R-ahead", "2098-12-01", "2099-01-04", "PENDING");
        assertThat(provgate("deadlines", "forecast"))
                .returns(Exit.OK, Ended::exit)
                .extracting(Ended::out)
                .asString()
                .contains("R-ahead", "LATER", "GATEWAY: sends it", "henan: 1 LATER", "working days are known until");
        record("R-late", "2020-02-03", "2020-03-02", "REJECTED");
        var ended = provgate("deadlines", "forecast", "--province", "henan");
        assertThat(ended.exit).isEqualTo(Exit.PARTIAL);
        assertThat(ended.out)
                .containsSubsequence("R-late", "REJECTED", "DEPARTMENT: correct", "R-ahead")
                .contains("henan: 1 OVERDUE, 1 without leave (R51)");
        assertThat(provgate("deadlines", "forecast", "--state", "later", "--json"))
                .returns(Exit.OK, Ended::exit)
                .extracting(Ended::out)
                .asString()
                .contains("\"record\" : \"R-ahead\"")
                .doesNotContain("R-late");
        assertThat(provgate("deadlines", "forecast", "--most", "1").out).contains("more with --cursor ");
        assertThat(provgate("deadlines", "forecast", "--department", "020").out).doesNotContain("R-");
    }

    @Test
    void R51_leave_to_be_late_takes_two_people() {
        record("R-1", "2020-02-03", "2020-03-02", "PENDING");
        assertThat(provgate(
                                "deadlines",
                                "waive",
                                "R-1",
                                "R49-entered",
                                "--until",
                                "2099-01-05",
                                "--reason",
                                "平台故障",
                                "--actor",
                                "li")
                        .out)
                .contains("asked to be 2099-01-05; another person must approve it");
        var own = provgate("deadlines", "approve", "R-1", "R49-entered", "--actor", "li");
        assertThat(own.exit).isEqualTo(Exit.ERROR);
        assertThat(own.err).contains("li asked for it; another person must approve");
        assertThat(provgate("deadlines", "waivers", "--open").out).contains("R-1", "平台故障");
        assertThat(provgate("deadlines", "approve", "R-1", "R49-entered", "--actor", "wang").out)
                .contains("with leave until 2099-01-05");
        assertThat(provgate("deadlines", "forecast"))
                .returns(Exit.OK, Ended::exit)
                .extracting(Ended::out)
                .asString()
                .contains("2099-01-05 (waived)", "LATER");
        assertThat(provgate("deadlines", "waive", "R-9", "R50", "--until", "2099-01-05", "--reason", "x").err)
                .contains("record R-9 has no date by rule R50");
        assertThat(provgate("evidence", "verify").out).contains("Intact");
    }

    @Test
    void R42_the_quota_ends_with_3_until_all_results_are_public() {
        record("R-1", "2020-02-03", "2020-03-02", "ACCEPTED");
        var period = List.of("deadlines", "quota", "--from", "2020-01-01", "--to", "2020-12-31");
        assertThat(provgate(period.toArray(String[]::new)))
                .returns(Exit.PARTIAL, Ended::exit)
                .extracting(Ended::out)
                .asString()
                .contains("010", "0.00 %");
        JDBC.sql("UPDATE delivery SET state = 'PUBLISHED', published_on = '2020-02-28'")
                .update();
        assertThat(provgate(period.toArray(String[]::new)))
                .returns(Exit.OK, Ended::exit)
                .extracting(Ended::out)
                .asString()
                .contains("100.00 %");
    }

    @Test
    void the_calendar_shows_what_is_known_and_a_years_file_more() throws IOException {
        assertThat(provgate("deadlines", "calendar", "--year", "2026", "--area", "410402").out)
                .contains("[2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]")
                .containsPattern("2026-10-10 +yes +R65-quarter-3")
                .containsPattern("2026-12-31 +not known +R30")
                .containsPattern("HB20-published \\(off\\) +13");
        Files.writeString(folder.resolve("2027.json"), """
                {"year": 2027, "holidays": [{"date": "2027-01-01", "name": "元旦"}], "extraWorkingDays": []}""");
        var own = Files.writeString(folder.resolve("rules.json"), """
                {"dates": [{"id": "own", "name": "本局月报", "basis": "本局文号", "day": "01-02", "rolls": true}]}""");
        var setting = "--provgate.calendar=" + folder;
        assertThat(provgate(setting, "--provgate.deadline-rules=" + own, "deadlines", "calendar", "--year", "2027").out)
                .contains("2027]")
                .containsPattern("2027-01-04 +yes +own +本局月报");
        record("R-1", "2026-12-14", null, "PENDING");
        assertThat(provgate("deadlines", "forecast", "--state", "unknown").out).contains("R-1");
        assertThat(provgate(setting, "deadlines", "forecast", "--state", "unknown").out)
                .doesNotContain("R-1");
        assertThat(JDBC.sql("SELECT due_on FROM deadline").query(String.class).single())
                .as("entered at the start that knew the year")
                .isEqualTo("2027-01-12");
    }

    @Test
    void the_api_answers_forecast_summary_quota_and_waivers_and_the_metric_counts() throws Exception {
        record("R-1", "2020-02-03", "2020-03-02", "PENDING");
        try (var gateway = Provgate.serve(List.of(
                "--spring.datasource.url=" + URL,
                "--server.port=0",
                "--provgate.provinces.henan.adapter=henan",
                "--provgate.provinces.henan.base-url=http://127.0.0.1:9",
                "--provgate.provinces.henan.area-code=410402",
                "--provgate.provinces.henan.app-id=a",
                "--provgate.provinces.henan.app-secret=b"))) {
            var host = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port");
            var base = host + "/api/v1/deadlines";
            assertThat(get(base + "?province=henan&state=OVERDUE").body())
                    .contains(
                            "\"record\":\"R-1\"",
                            "\"state\":\"OVERDUE\"",
                            "\"liability\":true",
                            "\"actor\":\"GATEWAY\"",
                            "\"next\":null");
            assertThat(get(base + "/summary").body())
                    .contains("\"province\":\"henan\",\"state\":\"OVERDUE\",\"duties\":1,\"liabilities\":1");
            assertThat(get(base + "/quota?from=2020-01-01&to=2020-12-31").body())
                    .contains("\"results\":1,\"published\":0");
            assertThat(get(base + "/calendar/2026").body()).contains("\"R65-year\"", "\"CREDIT-7\"", "2026");
            assertThat(get(base + "?cursor=x").body()).contains("\"code\":\"malformed\"", "cursor");
            var waiver = base + "/R-1/R49-entered/waivers";
            assertThat(post(waiver, "{\"until\": \"2099-01-05\"}", "li").body()).contains("needs until and reason");
            assertThat(post(waiver, "{\"until\": \"2020-03-03\", \"reason\": \"x\"}", "li"))
                    .returns(409, HttpResponse::statusCode)
                    .extracting(HttpResponse::body)
                    .asString()
                    .contains("\"code\":\"until-past\"");
            assertThat(post(waiver, "{\"until\": \"2099-01-05\", \"reason\": \"平台故障\"}", "li")
                            .statusCode())
                    .isEqualTo(201);
            assertThat(post(waiver + "/approval", "", "li").body()).contains("\"code\":\"own-approval\"");
            assertThat(post(base + "/R-9/R50/waivers/approval", "", "li").statusCode())
                    .isEqualTo(404);
            assertThat(get(host + "/actuator/prometheus").body())
                    .contains("provgate_deadlines{province=\"henan\",state=\"overdue\"} 1.0");
            assertThat(post(waiver + "/approval", "", "wang").body()).contains("\"approvedBy\":\"wang@test-");
            assertThat(get(base + "/waivers?record=R-1").body()).contains("\"until\":\"2099-01-05\"");
            assertThat(get(host + "/actuator/prometheus").body())
                    .as("counted once a minute at most")
                    .contains("provgate_deadlines{province=\"henan\",state=\"overdue\"} 1.0");
        }
    }

    @Test
    void the_reminder_is_a_line_of_the_log_for_each_department_and_names_no_subject() {
        record("R-1", "2020-02-03", "2020-03-02", "PENDING");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        try (var gateway = Provgate.start(List.of("--spring.datasource.url=" + URL))) {
            // not before: a start sets the log up anew
            ((Logger) LoggerFactory.getLogger(Reminders.class)).addAppender(lines);
            new Reminders(
                            gateway.get(Forecast.class),
                            gateway.get(org.provgate.transfers.TransferWatch.class),
                            gateway.get(Clock.class))
                    .log();
        } finally {
            ((Logger) LoggerFactory.getLogger(Reminders.class)).detachAppender(lines);
        }
        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .singleElement()
                .asString()
                .contains("department 010: 1 overdue, 0 due soon, the first on 2020-03-02, by rules R49-entered")
                .doesNotContain("SUBJ-1");
    }

    private static void record(String id, String eventOn, @Nullable String dueOn, String state) {
        JDBC.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, business_key, content, digest, event_on,
                                            submission, submitted_by, submitted_at)
                        VALUES (:id, 'RESULT', 'henan', '410402', '010', 'SUBJ-1', 'SUBJ-1', '{}', 'd', CAST(:on AS date), 's', 'a', now())
                        """).param("id", id).param("on", eventOn).update();
        JDBC.sql("""
                        INSERT INTO deadline VALUES (:id, 'R49-entered', '2019-02-15', :duty, CAST(:on AS date), CAST(:due AS date))
                        """)
                .param("id", id)
                .param("duty", "ENTERED")
                .param("on", eventOn)
                .param("due", dueOn)
                .update();
        JDBC.sql("""
                        INSERT INTO delivery (record_id, province, channel, external_id, lane, batch_group, state, next_at, most,
                                              created_at, changed_at, accepted_at)
                        VALUES (:id, 'henan', 'RESULTS', :id, :id, '', :state, 'infinity', 100, now(), now(),
                                CASE WHEN :state = 'ACCEPTED' THEN now() END)
                        """).param("id", id).param("state", state).update();
    }

    private static HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url)));
    }

    private static HttpResponse<String> post(String url, String body, String actor)
            throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .header("X-Actor", actor)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (key == null) key = Keys.of(JDBC, "010", Role.CLERK, Role.REVIEWER);
        return HttpClient.newHttpClient()
                .send(request.header("Authorization", key).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Ended provgate(String... words) {
        var args = new ArrayList<>(List.of("--spring.datasource.url=" + URL));
        args.addAll(List.of(words));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var realOut = System.out;
        var realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = Provgate.run(args.toArray(String[]::new));
            return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }
}
