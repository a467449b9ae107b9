package org.provgate.routes;

import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Takes away from the HTTP client what would act behind the gateway's back: it repeats a 503 by itself, follows redirects with our
 * credentials, and keeps cookies.
 */
final class PlatformHttpClient implements HttpClientConfigurer {
    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        client.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching();
    }
}
