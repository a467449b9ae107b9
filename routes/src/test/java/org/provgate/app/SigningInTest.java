package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.access.Caller;
import org.provgate.access.FirstStart;
import org.provgate.access.People;
import org.provgate.access.PersonOrder;

/** How people come in, over HTTP as a browser does it. Each test has people of its own. */
class SigningInTest {

    private static final String PASSWORD = PeopledGateway.PASSWORD;
    private static PeopledGateway gateway;
    private static Browser security;

    @BeforeAll
    static void aGatewayWithItsSecurityAdministrator() throws Exception {
        gateway = new PeopledGateway();
        security = gateway.browser();
        var code = gateway.get(FirstStart.class).code();
        var set = security.fill(
                "/setup",
                "code",
                code.toLowerCase(),
                "login",
                "li.an",
                "name",
                "李安",
                "department",
                "SC",
                "password",
                PASSWORD,
                "again",
                PASSWORD);
        redirected(set, "/login?welcome");
        redirected(security.fill("/login", "login", "li.an", "password", PASSWORD), "/totp");
        enrolled(security);
        assertThat(security.get("/people").body()).contains("li.an", "李安");
    }

    @AfterAll
    static void stopped() {
        gateway.close();
    }

    @Test
    void once_there_is_a_security_administrator_there_is_no_set_up() throws Exception {
        var browser = gateway.browser();
        assertThat(browser.get("/setup").statusCode()).isEqualTo(404);
        browser.get("/login");
        var again = browser.submit(
                "/setup",
                "code",
                "AAAA-AAAA-AAAA",
                "login",
                "eve",
                "name",
                "Eve",
                "department",
                "SC",
                "password",
                PASSWORD,
                "again",
                PASSWORD);
        assertThat(again.statusCode()).isEqualTo(404);
    }

    @Test
    void a_clerk_sets_a_password_with_a_code_that_counts_once() throws Exception {
        var added = security.fill("/people", "login", "wang", "name", "王芳", "department", "ZJ", "role", "CLERK");
        var code = code(added);
        var clerk = gateway.browser();
        assertThat(clerk.fill("/welcome", "code", code, "password", "short", "again", "short")
                        .statusCode())
                .isEqualTo(422);
        redirected(clerk.fill("/welcome", "code", code, "password", PASSWORD, "again", PASSWORD), "/login?welcome");
        var second = clerk.fill("/welcome", "code", code, "password", PASSWORD + "2", "again", PASSWORD + "2");
        assertThat(second.statusCode()).isEqualTo(422);
        assertThat(second.body()).contains("一次性代码无效");

        redirected(clerk.fill("/login", "login", "wang", "password", PASSWORD), "/");
        var me = clerk.api("/api/v1/me");
        assertThat(me.body()).contains("\"department\":\"ZJ\"", "\"actor\":\"wang\"", "\"reach\":\"DEPARTMENT\"");
        assertThat(clerk.get("/people").statusCode()).isEqualTo(404);
        assertThat(clerk.api("/api/v1/people").statusCode()).isEqualTo(404);
        assertThat(clerk.get("/lookup?uscc=91410402ma9k0001xt").body()).contains("91410402MA9K0001XT", "名录中没有该主体");
        redirected(clerk.submit("/logout"), "/login?out");
        assertThat(clerk.api("/api/v1/me").statusCode()).isEqualTo(401);
    }

    @Test
    void a_security_administrator_sees_no_data_and_gives_himself_nothing() throws Exception {
        var me = security.api("/api/v1/me").body();
        assertThat(me).contains("\"permissions\":[\"access:manage\",\"status:read\"]");
        for (var path : new String[] {"/lookup", "/api/v1/results", "/api/v1/officers", "/api/v1/deliveries"})
            assertThat(security.get(path).statusCode()).as(path).isEqualTo(404);
        security.get("/people");
        var own = security.submit("/people/li.an/roles", "role", "CLERK");
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body()).contains("不能更改自己的角色");
        for (var deed : new String[] {"reset", "deactivation"})
            assertThat(security.submit("/people/li.an/" + deed).statusCode()).isEqualTo(422);
        var both = security.submit(
                "/people", "login", "both", "name", "Both", "department", "ZJ", "role", "CLERK,OPERATOR");
        assertThat(both.body()).contains("三员分立");
    }

    @Test
    void half_way_in_one_may_do_nothing_but_go_on() throws Exception {
        var reviewer = person("zhao", "REVIEWER");
        redirected(reviewer.fill("/login", "login", "zhao", "password", PASSWORD), "/totp");
        assertThat(reviewer.api("/api/v1/me").statusCode()).isEqualTo(401);
        redirected(reviewer.get("/account"), "/totp");
        redirected(reviewer.get("/"), "/totp");
        var secret = enrolled(reviewer);
        assertThat(reviewer.api("/api/v1/me").statusCode()).isEqualTo(200);

        gateway.clock().forward(Duration.ofMinutes(2));
        var again = gateway.browser();
        redirected(again.fill("/login", "login", "zhao", "password", PASSWORD), "/totp");
        assertThat(again.api("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(again.fill("/totp", "code", "000000").statusCode()).isEqualTo(401);
        redirected(again.fill("/totp", "code", Authenticator.code(secret, gateway.clock())), "/");
        assertThat(again.api("/api/v1/me").statusCode()).isEqualTo(200);
    }

    @Test
    void a_code_of_the_second_factor_counts_once() throws Exception {
        var auditor = person("shen", "AUDITOR");
        auditor.fill("/login", "login", "shen", "password", PASSWORD);
        var secret = enrolled(auditor);
        gateway.clock().forward(Duration.ofMinutes(2));
        var code = Authenticator.code(secret, gateway.clock());
        for (int time = 0; time < 2; time++) {
            var browser = gateway.browser();
            browser.fill("/login", "login", "shen", "password", PASSWORD);
            assertThat(browser.fill("/totp", "code", code).statusCode()).isEqualTo(time == 0 ? 302 : 401);
        }
    }

    @Test
    void five_wrong_passwords_lock_for_a_while_and_nobody_is_told_which_login_there_is() throws Exception {
        var clerk = person("zhou", "CLERK");
        HttpResponse<String> wrong = null;
        for (int i = 0; i < 5; i++) wrong = clerk.fill("/login", "login", "zhou", "password", "not the password " + i);
        var locked = clerk.fill("/login", "login", "zhou", "password", PASSWORD);
        var unknown = clerk.fill("/login", "login", "nobody-here", "password", PASSWORD);
        assertThat(locked.statusCode()).isEqualTo(401);
        assertThat(plain(locked)).isEqualTo(plain(unknown)).isEqualTo(plain(wrong));
        assertThat(gateway.dump()).contains("person.locked").doesNotContain("nobody-here");

        gateway.clock().forward(Duration.ofSeconds(61));
        assertThat(clerk.fill("/login", "login", "zhou", "password", "wrong again")
                        .statusCode())
                .isEqualTo(401);
        gateway.clock().forward(Duration.ofSeconds(61));
        assertThat(clerk.fill("/login", "login", "zhou", "password", PASSWORD).statusCode())
                .as("the second lock is longer")
                .isEqualTo(401);
        gateway.clock().forward(Duration.ofSeconds(61));
        redirected(clerk.fill("/login", "login", "zhou", "password", PASSWORD), "/");
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

    private static String securitySecret;

    private static People people() {
        return gateway.get(People.class);
    }

    private static Caller boss() {
        return Caller.local("SC", "test@local");
    }

    /** A person with the password set, at a browser, not signed in. */
    private static Browser person(String login, String role) throws Exception {
        var invited = people().add(new PersonOrder(login, login, "ZJ", Set.of(role)), boss());
        var browser = gateway.browser();
        redirected(
                browser.fill("/welcome", "code", invited.code(), "password", PASSWORD, "again", PASSWORD),
                "/login?welcome");
        return browser;
    }

    /** Sets up the second factor that is asked for. */
    private static String enrolled(Browser browser) throws Exception {
        var secret = Authenticator.secret(browser.get("/totp").body());
        assertThat(browser.submit("/totp", "code", "12345").statusCode()).isEqualTo(401);
        redirected(browser.submit("/totp", "code", Authenticator.code(secret, gateway.clock())), "/");
        if (securitySecret == null) securitySecret = secret;
        return secret;
    }

    private static String code(HttpResponse<String> page) {
        var code = Pattern.compile("id=\"code\">([0-9A-Z-]{14})<").matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group(1);
    }

    private static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static void redirected(HttpResponse<String> response, String path) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith(path);
    }
}
