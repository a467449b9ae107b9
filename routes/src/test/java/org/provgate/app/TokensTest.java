package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.access.ClientOrder;
import org.provgate.access.Clients;

/** Keys exchanged for tokens, as departments' systems do (RFC 6749 4.4). */
class TokensTest {

    private static PeopledGateway gateway;

    @BeforeAll
    static void aGateway() {
        gateway = new PeopledGateway();
    }

    @AfterAll
    static void stopped() {
        gateway.close();
    }

    @Test
    void a_token_may_what_its_key_may_for_an_hour() throws Exception {
        var key = key("hour", List.of(), "status:read", "findings:read");
        var answer = basic("hour", key, "grant_type=client_credentials");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(answer.body())
                .contains(
                        "\"token_type\":\"Bearer\"", "\"expires_in\":3600", "\"scope\":\"findings:read status:read\"");
        var token = token(answer);
        var me = me(token);
        assertThat(me.body())
                .contains(
                        "\"actor\":\"@hour\"", "\"permissions\":[\"findings:read\",\"status:read\"]", "\"csrf\":null");
        assertThat(gateway.dump()).doesNotContain(token, key);

        gateway.clock().forward(Duration.ofMinutes(59));
        assertThat(me(token).statusCode()).isEqualTo(200);
        gateway.clock().forward(Duration.ofMinutes(2));
        assertThat(me(token).statusCode()).isEqualTo(401);
    }

    @Test
    void a_token_may_be_asked_to_do_less_and_never_more() throws Exception {
        var key = key("less", List.of(), "status:read", "findings:read");
        var less = form("grant_type=client_credentials&scope=status%3Aread&client_id=less&client_secret=" + key);
        assertThat(less.body()).contains("\"scope\":\"status:read\"");
        assertThat(me(token(less)).body()).contains("\"permissions\":[\"status:read\"]");
        error(basic("less", key, "grant_type=client_credentials&scope=draw%3Arun"), 400, "invalid_scope");
        error(basic("less", key, "grant_type=client_credentials&scope=nonsense"), 400, "invalid_scope");
    }

    @Test
    void a_token_ends_with_its_key_and_its_department() throws Exception {
        var key = key("ends", List.of(), "status:read");
        var token = token(basic("ends", key, "grant_type=client_credentials"));
        assertThat(me(token).statusCode()).isEqualTo(200);
        gateway.get(Clients.class).revoke("ends", "li");
        gateway.clock().forward(Duration.ofSeconds(6));
        assertThat(me(token).statusCode()).isEqualTo(401);
        error(basic("ends", key, "grant_type=client_credentials"), 401, "invalid_client");
    }

    @Test
    void a_key_of_another_network_gets_no_token() throws Exception {
        var key = key("far", List.of("10.9.0.0/16"), "status:read");
        error(basic("far", key, "grant_type=client_credentials"), 401, "invalid_client");
        assertThat(me(key).statusCode()).isEqualTo(401);
    }

    @Test
    void what_is_wrong_is_told_as_the_standard_says() throws Exception {
        var key = key("errors", List.of(), "status:read");
        error(basic("errors", key + "x", "grant_type=client_credentials"), 401, "invalid_client");
        error(basic("hour", key, "grant_type=client_credentials"), 401, "invalid_client");
        error(form("grant_type=client_credentials"), 401, "invalid_client");
        error(basic("errors", key, "grant_type=password"), 400, "unsupported_grant_type");
        error(basic("errors", key, "scope=x"), 400, "invalid_request");
        error(basic("errors", key, "grant_type=client_credentials&grant_type=x"), 400, "invalid_request");
        error(basic("errors", key, "grant_type=client_credentials&client_secret=" + key), 400, "invalid_request");
        var inAddress =
                send(request("/oauth2/token?grant_type=client_credentials&client_id=errors&client_secret=" + key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString("")));
        error(inAddress, 400, "invalid_request");
        assertThat(basic("errors", key + "x", "grant_type=client_credentials")
                        .headers()
                        .firstValue("WWW-Authenticate"))
                .contains("Basic realm=\"provgate\"");
    }

    @Test
    void a_system_that_asks_with_each_request_does_not_fill_the_table() throws Exception {
        var key = key("often", List.of(), "status:read");
        for (int i = 0; i < 105; i++) basic("often", key, "grant_type=client_credentials");
        assertThat(gateway.jdbc
                        .sql("SELECT count(*) FROM access_token WHERE client = 'often'")
                        .query(Long.class)
                        .single())
                .isEqualTo(100);
    }

    @Test
    void a_department_reads_no_token_no_key_and_no_person() {
        for (var table : List.of("access_token", "client", "person", "one_time_code"))
            assertThat(gateway.jdbc
                            .sql("SELECT has_table_privilege('provgate_department', :table, 'SELECT')"
                                    + " OR has_table_privilege('provgate_public', :table, 'SELECT')")
                            .param("table", table)
                            .query(Boolean.class)
                            .single())
                    .as(table)
                    .isFalse();
    }

    private static String key(String id, List<String> networks, String... scopes) {
        var until = gateway.clock().instant().plus(Duration.ofDays(30));
        return gateway.get(Clients.class)
                .issue(new ClientOrder(id, "ZJ", id, Set.of(scopes), false, networks, until), "li")
                .key();
    }

    private static HttpResponse<String> basic(String id, String key, String form) throws Exception {
        var text = id + ":" + URLEncoder.encode(key, StandardCharsets.UTF_8);
        return send(request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> form(String form) throws Exception {
        return send(request("/oauth2/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private static HttpResponse<String> me(String token) throws Exception {
        return send(request("/api/v1/me").header("Authorization", "Bearer " + token));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.base + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String token(HttpResponse<String> answer) {
        var token = Pattern.compile("\"access_token\":\"(pgt_[^\"]{43})\"").matcher(answer.body());
        assertThat(token.find()).as(answer.body()).isTrue();
        return token.group(1);
    }

    private static void error(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"error\":\"" + error + "\"").doesNotContain("pgk_", "pgt_");
    }
}
