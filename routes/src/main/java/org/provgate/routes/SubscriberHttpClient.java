package org.provgate.routes;

import java.util.concurrent.ScheduledExecutorService;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The client for addresses others have named: each connection is checked, nothing is followed, repeated or remembered. */
final class SubscriberHttpClient implements HttpClientConfigurer {

    private static final int CONNECTIONS = 400;

    private final CheckedAddresses addresses;
    private final WebhookTimes times;
    private final ScheduledExecutorService watch;

    SubscriberHttpClient(CheckedAddresses addresses, WebhookTimes times, ScheduledExecutorService watch) {
        this.addresses = addresses;
        this.times = times;
        this.watch = watch;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder client) {
        new PlatformHttpClient().configureHttpClient(client);
        client.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setMaxConnPerRoute(64)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(times.connect()))
                                .setSocketTimeout(Timeout.of(times.response()))
                                .setTimeToLive(TimeValue.ofMinutes(1))
                                .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                                .build())
                        .build())
                .setConnectionManagerShared(false)
                .setRequestExecutor(new BoundedExchange(watch, times.whole()))
                .disableContentCompression();
    }
}
