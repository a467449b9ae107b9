package org.provgate.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.EnumSet;
import org.provgate.access.Clients;
import org.provgate.access.SignIns;
import org.provgate.access.Tokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.DelegatingFilterProxyRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.context.AbstractSecurityWebApplicationInitializer;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Who somebody is; what he may is said at each handler by {@link Needs}. Systems show a key with each request and have no session;
 * people sign in. What browsers may do with answers {@link SecurityHeaders} says, for all.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
public class SecurityConfiguration {

    /** Answered to anybody: each handler below says itself that it is for all. */
    private static final String[] OPEN = {
        "/open/**",
        "/open",
        "/error",
        "/api/v1/openapi.json",
        "/actuator/health",
        "/actuator/health/**",
        "/favicon.ico",
        "/provgate.css",
        "/login",
        "/totp",
        "/setup",
        "/welcome"
    };

    /** What was let in already and goes on: the answer that was waited for, the page of an error. */
    private static final DispatcherType[] AGAIN = {DispatcherType.ASYNC, DispatcherType.ERROR};

    private static final String TOKEN = "/oauth2/token";

    private static final String PEOPLE = AbstractSecurityWebApplicationInitializer.DEFAULT_FILTER_NAME;
    private static final int FIRST = SecurityProperties.DEFAULT_FILTER_ORDER - 1;

    @Bean
    KeyRing keyRing(Clients clients, Tokens tokens, Clock clock) {
        return new KeyRing(clients, tokens, clock);
    }

    @Bean
    Refusals refusals(ObjectMapper json, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
        return new Refusals(json, resolver);
    }

    @Bean
    FilterRegistrationBean<KeyFilter> systemsFilter(KeyRing keys, Refusals refusals) {
        var filter = new FilterRegistrationBean<>(new KeyFilter(keys, refusals));
        filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        filter.setOrder(FIRST);
        return filter;
    }

    /** Before all other filters; it sets {@link SecurityHeaders} itself. */
    @Bean
    FilterRegistrationBean<LookUpFilter> lookUpFilter(
            KeyRing keys, Refusals refusals, LookUpQuestions questions, ObjectMapper json, MeterRegistry meters) {
        var filter = new FilterRegistrationBean<>(new LookUpFilter(keys, refusals, questions, json, meters));
        filter.addUrlPatterns("/api/v1/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    /** Everybody else goes through the chains below. */
    @Bean
    DelegatingFilterProxyRegistrationBean peopleFilter(WebApplicationContext context) {
        var filter = new DelegatingFilterProxyRegistrationBean(PEOPLE) {
            @Override
            public DelegatingFilterProxy getFilter() {
                return new PeopleOnly(PEOPLE, context);
            }
        };
        filter.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
        filter.setOrder(FIRST + 1);
        return filter;
    }

    /** Where a system has its key exchanged for a token; it shows the key in the request itself. */
    @Bean
    @Order(1)
    SecurityFilterChain tokensChain(HttpSecurity http) throws Exception {
        return http.securityMatcher(TOKEN)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                .addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> a.anyRequest().permitAll())
                .build();
    }

    /** Proof that one of our pages sent a form: in a cookie, so that who has not signed in needs no session. */
    @Bean
    CsrfTokenRepository forgery() {
        var cookies = new CookieCsrfTokenRepository();
        cookies.setCookieCustomizer(cookie -> cookie.sameSite("Strict").httpOnly(true));
        return cookies;
    }

    @Bean
    ProvidersElsewhere providersElsewhere(ObjectProvider<ClientRegistrationRepository> registrations) {
        return new ProvidersElsewhere(registrations);
    }

    /** Everybody else. Who somebody is stands in our own session ({@link SignedIn}), never in Spring's. */
    @Bean
    @Order(2)
    SecurityFilterChain peopleChain(
            HttpSecurity http,
            Refusals refusals,
            SignIns signIns,
            CsrfTokenRepository forgery,
            ProvidersElsewhere elsewhere,
            Clock clock)
            throws Exception {
        var told = new PeopleRefusals(refusals);
        if (!elsewhere.all().isEmpty()) ElsewhereSignIn.configure(http, new OidcSignIn(signIns, clock));
        return http.addFilterBefore(new PersonFilter(signIns, clock), CsrfFilter.class)
                .addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
                .securityContext(c -> c.securityContextRepository(new NullSecurityContextRepository()))
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(AbstractHttpConfigurer::disable)
                // what anybody may hand in, nobody's session is asked for
                .csrf(c -> c.csrfTokenRepository(forgery).ignoringRequestMatchers("/open/**"))
                .logout(l -> l.logoutSuccessUrl("/login?out"))
                .exceptionHandling(e -> e.authenticationEntryPoint(told).accessDeniedHandler(told))
                .authorizeHttpRequests(a -> a.dispatcherTypeMatchers(AGAIN)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .build();
    }
}
