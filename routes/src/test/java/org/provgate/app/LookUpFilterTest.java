package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.Filter;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.provgate.access.Permission;
import org.provgate.agreements.ReadShipping;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked plainly does not pass the framework, and nobody can tell from the answer. */
class LookUpFilterTest {

    private static final String PLAIN = "application/json";
    /** The same answer is acceptable, but it takes thinking to find out. */
    private static final String WHOLE_WAY = "application/json, text/plain;q=0.1";

    /** When it was given, and whether it was the last on its connection. */
    private static final Set<String> NOT_COMPARED = Set.of("date", "connection");

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final AtomicInteger BY_THE_FRAMEWORK = new AtomicInteger();

    private static SanctionedFirms scene;
    private static ConfigurableApplicationContext gateway;
    private static JdbcClient jdbc;
    private static List<String> firms;
    private static String key;

    @Configuration(proxyBeanMethods = false)
    static class Counting {
        /** The last of all filters. */
        @Bean
        Filter counts() {
            return (request, response, chain) -> {
                BY_THE_FRAMEWORK.incrementAndGet();
                chain.doFilter(request, response);
            };
        }
    }

    @BeforeAll
    static void firmsUnderSanction() throws Exception {
        scene = new SanctionedFirms(Counting.class);
        jdbc = scene.jdbc;
        gateway = scene.gateway;
        firms = scene.inspected;
        key = Keys.of(jdbc, "CZ", Set.of(Permission.FINDINGS_READ, Permission.STATUS_READ));
        ask("/api/v1/me", key, PLAIN);
    }

    @AfterAll
    static void stop() {
        scene.close();
    }

    private static HttpResponse<String> ask(String path, String key, String accept) throws Exception {
        return HTTP.send(
                scene.request(path, key)
                        .header("Accept", accept)
                        .header("X-Actor", "wang.fang")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static String path(String path) {
        return path.replace("{uscc}", firms.get(0));
    }

    /** Everything of an answer that is to be the same. */
    private static Object told(HttpResponse<String> answer) {
        return List.of(
                answer.statusCode(),
                answer.headers().map().entrySet().stream()
                        .filter(h -> !NOT_COMPARED.contains(h.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sanctions?uscc={uscc}",
                "/api/v1/sanctions?uscc={uscc}&field=GOV_PROCUREMENT",
                "/api/v1/sanctions?field=政府采购&uscc={uscc}",
                "/api/v1/sanctions?uscc={uscc}&field=",
                "/api/v1/sanctions?uscc={uscc}&field=NOTHING",
                "/api/v1/sanctions?uscc={uscc}&unheard=of",
                "/api/v1/sanctions?uscc=91410402MA9K0001XX",
                "/api/v1/sanctions?uscc=%00%0a<b>",
                "/api/v1/sanctions?uscc=91410402MA9K0001XT",
                "/api/v1/subjects/{uscc}/inspections",
                "/api/v1/subjects/91410402MA9K0001XT/inspections",
                "/api/v1/subjects/91410402MA9K0001XX/inspections"
            })
    void it_is_answered_beside_the_framework_as_within_it(String asked) throws Exception {
        var path = path(asked)
                .replace("政府采购", "%E6%94%BF%E5%BA%9C%E9%87%87%E8%B4%AD")
                .replace("<b>", "%3Cb%3E");
        int before = BY_THE_FRAMEWORK.get();
        var plain = ask(path, key, PLAIN);
        assertThat(BY_THE_FRAMEWORK.get()).isEqualTo(before);
        assertThat(told(plain)).isEqualTo(told(ask(path, key, WHOLE_WAY)));
        assertThat(BY_THE_FRAMEWORK.get()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sanctions",
                "/api/v1/sanctions?uscc={uscc}&uscc={uscc}",
                "/api/v1/sanctions?uscc={uscc}&field=HONOUR&field=BIDDING",
                "/api/v1/%73anctions?uscc={uscc}",
                "/api/v1/sanctions;a=b?uscc={uscc}",
                "/api/v1/sanctions/1",
                "/api/v1/subjects/{uscc}/inspections?item=41040200000001",
                "/api/v1/subjects/{uscc}/penalties",
                "/api/v1/subjects/inspections",
                "/api/v1/subjects/a/b/inspections",
                "/api/v1/subjects//inspections"
            })
    void what_is_unusual_goes_the_whole_way(String asked) throws Exception {
        int before = BY_THE_FRAMEWORK.get();
        var plain = ask(path(asked), key, PLAIN);
        assertThat(BY_THE_FRAMEWORK.get()).isEqualTo(before + 1);
        assertThat(told(plain)).isEqualTo(told(ask(path(asked), key, WHOLE_WAY)));
    }

    @ParameterizedTest
    @EnumSource
    void it_lets_in_whom_the_handlers_let_in(Permission only) throws Exception {
        var one = Keys.of(jdbc, "GA", Set.of(only));
        ask("/api/v1/me", one, PLAIN);
        for (var path : List.of("/api/v1/sanctions?uscc={uscc}", "/api/v1/subjects/{uscc}/inspections"))
            assertThat(told(ask(path(path), one, PLAIN))).as(path).isEqualTo(told(ask(path(path), one, WHOLE_WAY)));
    }

    @Test
    void a_key_that_is_none_is_refused_in_the_same_words() throws Exception {
        var none = "Bearer pgk_" + "0".repeat(64);
        var path = path("/api/v1/sanctions?uscc={uscc}");
        assertThat(ask(path, none, PLAIN).statusCode()).isEqualTo(401);
        assertThat(told(ask(path, none, PLAIN))).isEqualTo(told(ask(path, none, WHOLE_WAY)));
    }

    @Test
    void each_answer_is_logged_and_counted_once() throws Exception {
        var other = Keys.of(jdbc, "GA", Set.of(Permission.FINDINGS_READ));
        var path = path("/api/v1/subjects/{uscc}/inspections");
        var before = counted();
        for (int n = 0; n < 6; n++) ask(path, other, n % 2 == 0 ? PLAIN : WHOLE_WAY);
        assertThat(counted()).isEqualTo(before + 6);
        gateway.getBean(ReadShipping.class).ship();
        assertThat(jdbc.sql(
                                "SELECT actor || ' ' || count(*) FROM read_log WHERE department = 'GA' AND subject = ? GROUP BY actor")
                        .param(firms.get(0))
                        .query(String.class)
                        .list())
                .hasSize(1)
                .allMatch(line -> line.contains("wang.fang") && line.endsWith(" 6"));
    }

    @Test
    void a_failure_is_counted_as_within_the_framework() throws Exception {
        for (var path : List.of(
                "/api/v1/sanctions?uscc=91410402MA9K0001XX", "/api/v1/subjects/91410402MA9K0001XT/inspections")) {
            var before = failures();
            ask(path, key, WHOLE_WAY);
            var framework = failures();
            ask(path, key, PLAIN);
            var beside = failures();
            assertThat(framework).as(path).isNotEqualTo(before);
            assertThat(beside.keySet()).as(path).isEqualTo(framework.keySet());
            assertThat(beside.values().stream().mapToLong(n -> n).sum())
                    .as(path)
                    .isEqualTo(framework.values().stream().mapToLong(n -> n).sum() + 1);
        }
    }

    private static long counted() throws Exception {
        return figures("status=\"200\"").entrySet().stream()
                .filter(e -> e.getKey().contains("/api/v1/subjects/{uscc}/inspections"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Long> failures() throws Exception {
        return figures("outcome=\"CLIENT_ERROR\"");
    }

    /** Returns the count by its labels. */
    private static Map<String, Long> figures(String label) throws Exception {
        return ask("/actuator/prometheus", key, "*/*")
                .body()
                .lines()
                .filter(line -> line.startsWith("http_server_requests_seconds_count") && line.contains(label))
                .collect(Collectors.toMap(line -> line.substring(0, line.lastIndexOf(' ')), line ->
                        (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))));
    }
}
