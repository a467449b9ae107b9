package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.access.Caller;
import org.provgate.access.People;
import org.provgate.access.PersonOrder;

/** Signing in at a provider of OpenID Connect. */
class ElsewhereTest {

    private static Provider provider;
    private static PeopledGateway gateway;

    @BeforeAll
    static void aGatewayWithAProvider() {
        provider = new Provider();
        gateway = new PeopledGateway(provider.settings());
        var boss = Caller.local("SC", "test@local");
        var people = gateway.get(People.class);
        people.add(new PersonOrder("lin", "林", "ZJ", Set.of("REVIEWER")), boss);
        people.link("lin", "bureau:linked", boss);
    }

    @AfterAll
    static void stopped() {
        gateway.close();
        provider.close();
    }

    @Test
    void who_is_linked_comes_in_and_is_who_he_is_here() throws Exception {
        provider.sub = "linked";
        var browser = gateway.browser();
        assertThat(browser.get("/login").body()).contains("局统一认证");
        assertThat(signedIn(browser)).isEqualTo("/");
        var me = browser.api("/api/v1/me").body();
        assertThat(me).contains("\"actor\":\"lin\"", "\"reach\":\"DEPARTMENT\"").doesNotContain("access:manage");
        assertThat(gateway.dump()).contains("session.opened");
        gateway.get(People.class).deactivate("lin", Caller.local("SC", "test@local"));
        assertThat(browser.api("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(signedIn(gateway.browser())).isEqualTo("/login?unlinked");
        gateway.get(People.class).reset("lin", Caller.local("SC", "test@local"));
    }

    @Test
    void nobody_is_made_by_signing_in() throws Exception {
        provider.sub = "stranger";
        var browser = gateway.browser();
        assertThat(signedIn(browser)).isEqualTo("/login?unlinked");
        assertThat(browser.api("/api/v1/me").statusCode()).isEqualTo(401);
        assertThat(gateway.jdbc
                        .sql("SELECT count(*) FROM person")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_the_provider_has_not_signed_counts_for_nothing() throws Exception {
        provider.sub = "linked";
        var right = provider.signer;
        provider.signer = Provider.keys();
        try {
            var browser = gateway.browser();
            assertThat(signedIn(browser)).isEqualTo("/login?elsewhere");
            assertThat(browser.api("/api/v1/me").statusCode()).isEqualTo(401);
        } finally {
            provider.signer = right;
        }
    }

    @Test
    void an_answer_nobody_here_asked_for_counts_for_nothing() throws Exception {
        var browser = gateway.browser();
        var answer = browser.get("/login/oauth2/code/bureau?code=c&state=s");
        assertThat(location(answer)).isEqualTo("/login?elsewhere");
    }

    /** Goes to the provider and back; returns where that led. */
    private static String signedIn(Browser browser) throws Exception {
        var to = browser.get("/oauth2/authorization/bureau");
        var back = browser.get(to.headers().firstValue("Location").orElseThrow());
        return location(browser.get(back.headers().firstValue("Location").orElseThrow()));
    }

    private static String location(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(302);
        return response.headers().firstValue("Location").orElseThrow().replace(gateway.base.toString(), "");
    }
}
