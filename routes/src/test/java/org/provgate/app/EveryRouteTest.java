package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.access.Permission;
import org.provgate.access.Role;
import org.provgate.web.RouteNeeds;
import org.provgate.web.RouteNeeds.Route;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route there is, asked by every role: who may not finds nothing, and a foreign id cannot be told from one that never was. Found
 * in the running gateway, so that no new route is forgotten.
 */
class EveryRouteTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static ReportingBureau bureau;
    private static ForeignDepartment foreign;
    private static List<Route> routes;

    @BeforeAll
    static void start() {
        bureau = new ReportingBureau(3);
        foreign = new ForeignDepartment(bureau.jdbc);
        routes = RouteNeeds.of(bureau.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
    }

    @AfterAll
    static void stop() {
        bureau.close();
    }

    @Test
    void every_route_says_whom_it_is_for() {
        assertThat(routes).hasSizeGreaterThan(80);
        assertThat(routes).allSatisfy(r -> assertThat(r.anybody() || r.needs() != null)
                .as(r + " needs @Needs or @ForAnybody")
                .isTrue());
        assertThat(routes).filteredOn(Route::anybody).allSatisfy(r -> assertThat(r.path())
                .as("what anybody may ask stands apart")
                .matches("/(open|login|totp|setup|welcome|oauth2|signed-out).*"));
    }

    @Test
    void who_has_not_signed_in_is_asked_to_wherever_he_looks() throws Exception {
        for (var route : api())
            assertThat(ask(route, route.path().replaceAll("\\{[^}]+}", "1"), null)
                            .statusCode())
                    .as(route.toString())
                    .isEqualTo(401);
        assertThat(ask("GET", "/api/v1/no-such-thing", null).statusCode()).isEqualTo(401);
    }

    @Test
    void who_may_not_finds_nothing_the_same_nothing_as_where_there_is_none() throws Exception {
        var wrong = new ArrayList<String>();
        for (var role : Role.values()) {
            var key = Keys.of(bureau.jdbc, "ZJ", role);
            var nothing = ask("GET", "/api/v1/no-such-thing", key);
            assertThat(nothing.statusCode()).isEqualTo(404);
            for (var route : api()) {
                if (role.permissions().contains(route.needs())) continue;
                var answer = ask(route, foreign.path(route.path()), key);
                if (answer.statusCode() != 404
                        || !answer.body()
                                .replace(answer.uri().getPath(), "")
                                .equals(nothing.body().replace(nothing.uri().getPath(), "")))
                    wrong.add(role + " " + route + " " + answer.statusCode() + " " + answer.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_foreign_id_is_answered_as_one_that_never_was() throws Exception {
        var wrong = new ArrayList<String>();
        for (var entry : keys().entrySet())
            for (var route : api()) {
                if (route.needs() != entry.getKey() || !route.path().contains("{")) continue;
                var theirs = foreign.path(route.path());
                var never = foreign.never(route.path());
                var got = ask(route, theirs, entry.getValue());
                var none = ask(route, never, entry.getValue());
                var same = got.statusCode() == none.statusCode()
                        && foreign.plain(got.body(), route.path()).equals(foreign.plain(none.body(), route.path()));
                if (!same || got.body().contains(ForeignDepartment.MARK) || got.statusCode() == 403)
                    wrong.add(route + "\n  theirs " + got.statusCode() + " " + got.body() + "\n  never  "
                            + none.statusCode() + " " + none.body());
            }
        assertThat(wrong).isEmpty();
    }

    @Test
    void no_list_shows_what_is_anothers() throws Exception {
        var wrong = new ArrayList<String>();
        for (var entry : keys().entrySet())
            for (var route : api()) {
                if (route.needs() != entry.getKey()
                        || !route.method().equals("GET")
                        || route.path().contains("{")) continue;
                for (var query : List.of(
                        "", "?department=" + ForeignDepartment.CODE, "?limit=100&from=2020-01-01&to=2030-01-01")) {
                    var answer = ask("GET", route.path() + query, entry.getValue());
                    if (answer.body().contains(ForeignDepartment.MARK)
                            || answer.statusCode() == 403
                            || answer.statusCode() >= 500)
                        wrong.add(route + query + " " + answer.statusCode() + " " + answer.body());
                }
            }
        assertThat(wrong).isEmpty();
        assertThat(bureau.jdbc
                        .sql("SELECT count(*) FROM record WHERE department = ?")
                        .param(ForeignDepartment.CODE)
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    private static List<Route> api() {
        return routes.stream()
                .filter(r -> !r.anybody() && r.path().startsWith("/api/"))
                .toList();
    }

    /** A key of department ZJ for each permission a department can have, with that one alone. */
    private static Map<Permission, String> keys() {
        var keys = new EnumMap<Permission, String>(Permission.class);
        for (var permission : Permission.values())
            if (!permission.office()) keys.put(permission, Keys.of(bureau.jdbc, "ZJ", Set.of(permission)));
        return keys;
    }

    private static HttpResponse<String> ask(Route route, String path, String key) throws Exception {
        return ask(route.method(), path, route.type(), key);
    }

    private static HttpResponse<String> ask(String method, String path, String key) throws Exception {
        return ask(method, path, "application/json", key);
    }

    private static HttpResponse<String> ask(String method, String path, String type, String key) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(bureau.root() + path))
                .header("Content-Type", type.startsWith("multipart") ? type + "; boundary=b" : type)
                .header("Idempotency-Key", "k-" + System.nanoTime())
                .header("If-Match", "*")
                .method(
                        method,
                        method.equals("GET")
                                ? BodyPublishers.noBody()
                                : BodyPublishers.ofString(type.startsWith("multipart") ? "--b--\r\n" : "{}"));
        if (key != null) request.header("Authorization", key);
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
