package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Whatever somebody sends, to whatever address: it is refused or answered, and nothing breaks. */
class HostileInputTest {

    private static final String NUMBER = "110101199003070011";
    private static final String SECRET = "s3cr3t-of-the-province";
    private static final List<String> HOSTILE = List.of(
            "x'; DROP TABLE idempotency; --",
            "id DESC, (SELECT pg_sleep(20))",
            "' OR '1'='1",
            "../../../../etc/passwd",
            "\u0000\r\nSet-Cookie: a=b\u001b[31m",
            "${jndi:ldap://127.0.0.1/a}#{T(java.lang.Runtime)}",
            "＇ﾅ𠀀".repeat(300));
    private static ReportingBureau bureau;
    private static String key;

    @BeforeAll
    static void aGateway() {
        bureau = new ReportingBureau(
                5,
                TestServer.database(),
                "--provgate.open.per-minute=100000",
                "--provgate.push.enabled=false",
                "--provgate.provinces.henan.adapter=henan",
                "--provgate.provinces.henan.base-url=http://127.0.0.1:9",
                "--provgate.provinces.henan.area-code=410402",
                "--provgate.provinces.henan.app-id=GW410402",
                "--provgate.provinces.henan.app-secret=" + SECRET);
        key = Keys.office(bureau.jdbc);
    }

    @AfterAll
    static void stopped() {
        bureau.close();
    }

    /** An address and, for each parameter of it, the query that is right but for this one. */
    private record Route(String pattern, List<MethodParameter> parameters) {}

    @Test
    void no_parameter_of_any_route_becomes_sql_a_path_or_a_header() throws Exception {
        var tables = tables();
        long begun = System.nanoTime();
        int asked = 0;
        for (var route : routes())
            for (var hostile : HOSTILE) {
                for (var parameter : names(route)) {
                    ask(route.pattern.replaceAll("\\{[^/]+?}", "1"), query(route, parameter, hostile));
                    asked++;
                }
                if (route.pattern.contains("{") && hostile.indexOf('\0') < 0) {
                    ask(
                            route.pattern.replaceAll(
                                    "\\{[^/]+?}", encoded(hostile).replace("$", "%24")),
                            query(route, "", ""));
                    asked++;
                }
            }
        assertThat(asked).as("routes are found").isGreaterThan(300);
        assertThat(tables()).isEqualTo(tables);
        assertThat((System.nanoTime() - begun) / 1e9 / asked)
                .as("seconds a request")
                .isLessThan(1);
    }

    private static void ask(String path, String query) throws Exception {
        var address = path + (query.isEmpty() ? "" : "?" + query);
        var answer = bureau.root(address, "Authorization", key);
        assertThat(answer.statusCode()).as("%s %s", address, answer.body()).isLessThan(500);
        assertThat(answer.body())
                .as(address)
                .doesNotContain(
                        "PSQLException", "PreparedStatement", "syntax error", "root:x:0", "org.provgate", "org.spring");
        assertThat(answer.headers().firstValue("Set-Cookie")).as(address).isEmpty();
    }

    private static List<Route> routes() {
        var mapping = (RequestMappingHandlerMapping) bureau.bean("requestMappingHandlerMapping");
        var routes = new ArrayList<Route>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            if (handler.getBeanType().getPackageName().startsWith("org.provgate")
                    && info.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                for (var pattern : patterns(info)) routes.add(new Route(pattern, parameters(handler)));
        });
        return routes;
    }

    private static Iterable<String> patterns(RequestMappingInfo info) {
        return info.getPathPatternsCondition().getPatternValues();
    }

    private static List<MethodParameter> parameters(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters())
                .filter(p -> p.hasParameterAnnotation(RequestParam.class))
                .peek(p -> p.initParameterNameDiscovery(new DefaultParameterNameDiscoverer()))
                .toList();
    }

    private static List<String> names(Route route) {
        return route.parameters.stream()
                .flatMap(p -> p.getParameterType() == MultiValueMap.class
                        ? Stream.of("from", "to", "area", "department", "item", "sort", "after", "limit", "x")
                        : Stream.of(name(p)))
                .toList();
    }

    private static String name(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        return annotation.name().isEmpty() ? parameter.getParameterName() : annotation.name();
    }

    private static String query(Route route, String hostileName, String hostile) {
        var parts = new ArrayList<String>();
        if (!hostileName.isEmpty()) parts.add(hostileName + "=" + encoded(hostile));
        for (var parameter : route.parameters)
            if (parameter.getParameterType() != MultiValueMap.class
                    && parameter.getParameterAnnotation(RequestParam.class).required()
                    && !name(parameter).equals(hostileName))
                parts.add(name(parameter) + "="
                        + (parameter.getParameterType() == java.time.LocalDate.class ? "2026-11-01" : "1"));
        return String.join("&", parts);
    }

    private static long tables() {
        return bureau.jdbc
                .sql("SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'v')")
                .query(Long.class)
                .single();
    }

    @Test
    void json_that_is_too_much_or_ambiguous_is_refused_by_every_reader() throws Exception {
        var json = bureau.bean(ObjectMapper.class);
        assertThat(json.readTree("[".repeat(64) + "]".repeat(64))).isNotNull();
        assertThatThrownBy(() -> json.readTree("[".repeat(65) + "]".repeat(65)))
                .isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> json.readTree("1".repeat(101))).isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> json.readTree("{\"a\": 1, \"a\": 2}")).isInstanceOf(StreamReadException.class);
        assertThatThrownBy(() -> json.readTree("\"" + "x".repeat((1 << 20) + 1) + "\""))
                .isInstanceOf(StreamConstraintsException.class);
        assertThatThrownBy(() -> json.readTree(endless())).isInstanceOf(StreamConstraintsException.class);

        var path = "/deadlines/R/R50/waivers";
        status(413, path, "{\"reason\": \"" + "x".repeat((1 << 20) + 1) + "\"}");
        status(413, path, " ".repeat(9 << 20) + "{}");
        status(400, path, "{\"reason\": \"a\", \"reason\": \"b\"}");
        status(400, path, "{\"reason\": " + "[".repeat(100_000));
        status(400, path, "{\"reason\": \"a\", \"until\": \"2026-12-01\", \"until2\": 1}");
        assertThat(bureau.post(path, null, "x", "Content-Type", "application/x-java-serialized-object")
                        .statusCode())
                .isEqualTo(415);
        assertThat(bureau.post(path, null, "<a/>", "Content-Type", "application/xml")
                        .statusCode())
                .isEqualTo(415);
    }

    private static InputStream endless() {
        return new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                Arrays.fill(bytes, from, from + length, (byte) ' ');
                return length;
            }
        };
    }

    private static void status(int status, String path, String body) throws Exception {
        var answer = bureau.post(path, null, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).hasSizeLessThan(2_000);
    }

    @Test
    void a_character_that_no_text_of_the_database_can_hold_is_the_callers_fault() throws Exception {
        assertThat(bureau.post("/deadlines/R%00/R50/waivers", null, "{}").statusCode())
                .isEqualTo(400);
        var answer = bureau.root("/api/v1/deadlines/summary?province=%00", "Authorization", key);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("control characters").doesNotContain("SELECT", "deadline_waiver");
    }

    @Test
    void the_watch_shows_neither_secrets_nor_whom_somebody_asked_for() throws Exception {
        for (var path : List.of("/api/v1/results/" + NUMBER, "/api/v1/results?subject=" + NUMBER, "/" + NUMBER))
            bureau.root(path, "Authorization", key);
        for (var shut :
                List.of("env", "configprops", "beans", "heapdump", "threaddump", "loggers", "mappings", "shutdown"))
            assertThat(bureau.root("/actuator/" + shut, "Authorization", key).statusCode())
                    .as(shut)
                    .isIn(401, 403, 404);
        for (var open : List.of(
                "/actuator/prometheus",
                "/actuator/health",
                "/actuator/info",
                "/actuator",
                "/",
                "/api/v1/openapi.json")) {
            var shown = bureau.root(open, "Authorization", key).body();
            assertThat(shown).as(open).doesNotContain(SECRET, NUMBER, "postgres", "jdbc:");
        }
        assertThat(bureau.root("/actuator/prometheus", "Authorization", key).body())
                .doesNotContain("企业", "SUBJ-", ReportingBureau.FIRM);
    }

    @Test
    void nothing_of_ours_reads_java_objects_or_runs_expressions() {
        var ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.provgate");
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.Object(In|Out)putStream|java\\.beans\\.XMLDecoder|javax\\.script\\..*|org\\.springframework\\.expression\\..*|javax\\.naming\\..*|java\\.rmi\\..*")
                .because("what comes from outside is data")
                .check(ours);
        assertThat(bureau.jdbc
                        .sql("SELECT count(*) FROM scheduled_tasks WHERE task_data IS NOT NULL")
                        .query(Long.class)
                        .single())
                .as("Java objects in the schedule")
                .isZero();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
