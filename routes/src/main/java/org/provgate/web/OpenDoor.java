package org.provgate.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Wires what stands before every answer, and what anybody may read. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@Import({OpenDataController.class, OpenPage.class, WithdrawalsController.class})
class OpenDoor {

    /** After the filter that finds out who stands behind a proxy, before all others. */
    private static final int FIRST = Ordered.HIGHEST_PRECEDENCE + 10;

    @Bean
    FilterRegistrationBean<SecurityHeaders> securityHeaders() {
        var registration = new FilterRegistrationBean<>(new SecurityHeaders());
        registration.setOrder(FIRST);
        return registration;
    }

    @Bean
    FilterRegistrationBean<RateLimit> rateLimit(OpenLimit limit, Clock clock, ObjectMapper json) {
        var registration = new FilterRegistrationBean<>(new RateLimit(new Buckets(limit, clock), json));
        registration.addUrlPatterns("/open", "/open/*");
        registration.setOrder(FIRST + 1);
        return registration;
    }
}
