package org.provgate.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.provgate.access.Clients;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Who somebody is; what he may is said at each handler by {@link Needs}. Systems show a key with each request and have no session;
 * people sign in.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableWebSecurity
public class SecurityConfiguration {

    /** Answered to anybody: each handler below says itself that it is for all. */
    private static final String[] OPEN = {
        "/open/**", "/open", "/error", "/api/v1/openapi.json", "/actuator/health", "/actuator/health/**", "/favicon.ico"
    };

    @Bean
    KeyRing keyRing(Clients clients, Clock clock) {
        return new KeyRing(clients, clock);
    }

    @Bean
    Refusals refusals(ObjectMapper json) {
        return new Refusals(json);
    }

    /** Systems. */
    @Bean
    @Order(1)
    SecurityFilterChain systems(HttpSecurity http, KeyRing keys, Refusals refusals) throws Exception {
        return http.securityMatcher(KeyFilter::shown)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new KeyFilter(keys, refusals), AnonymousAuthenticationFilter.class)
                .addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
                .authorizeHttpRequests(a -> a.anyRequest().authenticated())
                .build();
    }

    /** Everybody else. */
    @Bean
    @Order(2)
    SecurityFilterChain people(HttpSecurity http, Refusals refusals) throws Exception {
        return http.addFilterAfter(new CallerFilter(), AuthorizationFilter.class)
                .exceptionHandling(e -> e.authenticationEntryPoint((request, response, x) -> refusals.nobody(response)))
                .authorizeHttpRequests(
                        a -> a.requestMatchers(OPEN).permitAll().anyRequest().authenticated())
                .build();
    }
}
