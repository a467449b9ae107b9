package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.provgate.app.SignedPeople.*;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How people come in, over HTTP as a browser does it. Each test has people of its own. */
class SigningInTest {

    @BeforeAll
    static void aGateway() throws Exception {
        start();
    }

    @AfterAll
    static void stopped() {
        stop();
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
}
