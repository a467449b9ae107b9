package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.app.SignedPeople.*;

import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a session is and what ends it, over HTTP as a browser does it. Each test has people of its own. */
class SessionsTest {

    @BeforeAll
    static void aGateway() throws Exception {
        start();
    }

    @AfterAll
    static void stopped() {
        stop();
    }

    @Test
    void a_session_planted_before_is_not_the_one_signed_in() throws Exception {
        var reviewer = person("qian", "REVIEWER");
        reviewer.fill("/login", "login", "qian", "password", PASSWORD);
        var halfWay = reviewer.cookie("provgate");
        enrolled(reviewer);
        assertThat(halfWay).isNotEmpty();
        assertThat(reviewer.cookie("provgate")).isNotEmpty().isNotEqualTo(halfWay);
        var thief = gateway.browser();
        assertThat(thief.json("GET", "/api/v1/me", "", "Cookie", "provgate=" + halfWay)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void cookies_are_for_the_gateway_alone() throws Exception {
        var clerk = person("wu", "CLERK");
        var answer = clerk.fill("/login", "login", "wu", "password", PASSWORD);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .anySatisfy(c -> assertThat(c).startsWith("provgate=").contains("HttpOnly", "SameSite=Lax"));
        var page = clerk.get("/account");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(page.body()).doesNotContain("<script", "style=");
    }

    @Test
    void a_form_no_page_of_ours_has_made_is_refused() throws Exception {
        var clerk = person("zheng", "CLERK");
        assertThat(clerk.post("/login", "login=zheng&password=x").statusCode()).isEqualTo(403);
        clerk.fill("/login", "login", "zheng", "password", PASSWORD);
        assertThat(clerk.post("/logout", "").statusCode()).isEqualTo(403);
        assertThat(clerk.api("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(security.json("POST", "/api/v1/people", "{}").statusCode()).isEqualTo(403);
        assertThat(gateway.browser().json("POST", "/api/v1/people", "{}").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_program_in_a_persons_session_sends_the_header_it_is_told() throws Exception {
        var csrf = Pattern.compile("\"header\":\"([^\"]+)\",\"token\":\"([^\"]+)\"")
                .matcher(security.api("/api/v1/me").body());
        assertThat(csrf.find()).isTrue();
        var header = new String[] {csrf.group(1), csrf.group(2)};
        var made = security.json(
                "POST",
                "/api/v1/people",
                "{\"login\": \"feng\", \"name\": \"冯\", \"department\": \"XF\", \"roles\": [\"CLERK\", \"REVIEWER\"]}",
                header);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        assertThat(made.body()).contains("\"code\":\"").doesNotContain("hash", "sealed");
        var wrong = security.json(
                "POST",
                "/api/v1/people",
                "{\"login\": \"Feng!\", \"name\": \"\", \"department\": \"XF\", \"roles\": [\"KING\"]}",
                header);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("\"rule\":\"login\"", "\"rule\":\"name\"", "\"rule\":\"role\"");
        assertThat(security.json("POST", "/api/v1/people/none/reset", "", header)
                        .statusCode())
                .isEqualTo(404);
        assertThat(security.api("/api/v1/departments").body()).contains("\"code\":\"XF\"", "消防救援大队");
    }

    @Test
    void other_roles_or_leaving_end_a_session_at_once() throws Exception {
        var clerk = person("chen", "CLERK");
        clerk.fill("/login", "login", "chen", "password", PASSWORD);
        assertThat(clerk.api("/api/v1/me").statusCode()).isEqualTo(200);
        people().roles("chen", Set.of("REVIEWER"), boss());
        assertThat(clerk.api("/api/v1/me").statusCode()).isEqualTo(401);

        people().roles("chen", Set.of("CLERK"), boss());
        clerk.fill("/login", "login", "chen", "password", PASSWORD);
        assertThat(clerk.api("/api/v1/me").statusCode()).isEqualTo(200);
        people().deactivate("chen", boss());
        assertThat(clerk.api("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(clerk.fill("/login", "login", "chen", "password", PASSWORD).statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_new_password_ends_the_other_sessions() throws Exception {
        var clerk = person("chu", "CLERK");
        var elsewhere = gateway.browser();
        clerk.fill("/login", "login", "chu", "password", PASSWORD);
        elsewhere.fill("/login", "login", "chu", "password", PASSWORD);
        clerk.get("/account");
        var wrong =
                clerk.submit("/account/password", "old", "wrong", "password", PASSWORD + "x", "again", PASSWORD + "x");
        assertThat(wrong.statusCode()).isEqualTo(422);
        redirected(
                clerk.submit("/account/password", "old", PASSWORD, "password", PASSWORD + "x", "again", PASSWORD + "x"),
                "/account?changed");
        assertThat(clerk.api("/api/v1/me").statusCode()).isEqualTo(200);
        assertThat(elsewhere.api("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void a_clerk_may_have_a_second_factor_too() throws Exception {
        var clerk = person("jiang", "CLERK");
        clerk.fill("/login", "login", "jiang", "password", PASSWORD);
        clerk.get("/account");
        assertThat(clerk.submit("/account/second-factor/new", "old", "wrong").statusCode())
                .isEqualTo(422);
        var page = clerk.submit("/account/second-factor/new", "old", PASSWORD);
        var secret = Authenticator.secret(page.body());
        redirected(
                clerk.submit("/account/second-factor", "code", Authenticator.code(secret, gateway.clock())),
                "/account?changed");
        redirected(gateway.browser().fill("/login", "login", "jiang", "password", PASSWORD), "/totp");
    }

    @Test
    void eight_hours_are_a_day() throws Exception {
        var clerk = person("han", "CLERK");
        clerk.fill("/login", "login", "han", "password", PASSWORD);
        gateway.clock().forward(Duration.ofMinutes(8 * 60 + 1));
        assertThat(clerk.api("/api/v1/me").statusCode()).isEqualTo(401);
        // the others of this class go on
        security = gateway.browser();
        security.fill("/login", "login", "li.an", "password", PASSWORD);
        security.fill("/totp", "code", Authenticator.code(securitySecret, gateway.clock()));
        assertThat(security.api("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void no_secret_stands_in_the_database() throws Exception {
        var added = security.fill("/people", "login", "yang", "name", "杨", "department", "ZJ", "role", "CLERK");
        var code = code(added);
        var clerk = gateway.browser();
        clerk.fill("/welcome", "code", code, "password", PASSWORD, "again", PASSWORD);
        assertThat(gateway.dump())
                .contains("$argon2id$v=19$m=19456,t=2,p=1$")
                .doesNotContain(PASSWORD, code, code.replace("-", ""), securitySecret);
    }
}
