package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import java.util.regex.Pattern;
import org.provgate.access.Caller;
import org.provgate.access.FirstStart;
import org.provgate.access.People;
import org.provgate.access.PersonOrder;

/** A gateway with its security administrator, and people who sign in as a browser does it. One at a time. */
final class SignedPeople {

    private SignedPeople() {}

    static final String PASSWORD = PeopledGateway.PASSWORD;
    static PeopledGateway gateway;
    static Browser security;

    static void start() throws Exception {
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

    static void stop() {
        gateway.close();
    }

    static String securitySecret;

    static People people() {
        return gateway.get(People.class);
    }

    static Caller boss() {
        return Caller.local("SC", "test@local");
    }

    /** A person with the password set, at a browser, not signed in. */
    static Browser person(String login, String role) throws Exception {
        var invited = people().add(new PersonOrder(login, login, "ZJ", Set.of(role)), boss());
        var browser = gateway.browser();
        redirected(
                browser.fill("/welcome", "code", invited.code(), "password", PASSWORD, "again", PASSWORD),
                "/login?welcome");
        return browser;
    }

    /** Sets up the second factor that is asked for. */
    static String enrolled(Browser browser) throws Exception {
        var secret = Authenticator.secret(browser.get("/totp").body());
        assertThat(browser.submit("/totp", "code", "12345").statusCode()).isEqualTo(401);
        redirected(browser.submit("/totp", "code", Authenticator.code(secret, gateway.clock())), "/");
        if (securitySecret == null) securitySecret = secret;
        return secret;
    }

    static String code(HttpResponse<String> page) {
        var code = Pattern.compile("id=\"code\">([0-9A-Z-]{14})<").matcher(page.body());
        assertThat(code.find()).as(page.body()).isTrue();
        return code.group(1);
    }

    static String plain(HttpResponse<String> page) {
        return page.body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    static void redirected(HttpResponse<String> response, String path) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        assertThat(response.headers().firstValue("Location").orElseThrow()).endsWith(path);
    }
}
