package org.provgate.web;

import java.time.Duration;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.web.client.RestClient;

/** Signing in at a provider of OpenID Connect; the gateway asks it for nothing but who somebody is. */
final class ElsewhereSignIn {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private ElsewhereSignIn() {}

    static void configure(HttpSecurity http, OidcSignIn success) throws Exception {
        var user = new OidcUserService();
        user.setRetrieveUserInfo(request -> false);
        http.oauth2Login(o -> o.loginPage("/login")
                .tokenEndpoint(t -> t.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(u -> u.oidcUserService(user))
                .successHandler(success)
                .failureHandler(new SimpleUrlAuthenticationFailureHandler("/login?elsewhere")));
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PATIENCE);
        requests.setReadTimeout(PATIENCE);
        var client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(requests)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }
}
