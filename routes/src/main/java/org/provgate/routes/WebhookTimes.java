package org.provgate.routes;

import java.time.Duration;

/**
 * Time limits of messages to subscribers.
 *
 * @param every how often the gateway looks for events to send
 * @param connect for a connection
 * @param response for the next byte
 * @param whole for the whole exchange
 */
public record WebhookTimes(Duration every, Duration connect, Duration response, Duration whole) {}
