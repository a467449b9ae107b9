package org.provgate.routes;

import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;
import org.provgate.subscriptions.Answer;
import org.provgate.subscriptions.Round;
import org.provgate.subscriptions.Webhooks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** The steps of the way to subscribers; the order of them stands in {@link WebhookRoutes}. For several threads. */
final class WebhookSending {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookSending.class);
    private static final String SUBSCRIPTION = "provgate.subscription";
    private static final String ROUND = "provgate.round";
    private static final String COURIER = "provgate.courier";

    /** Subscriptions worked on at the same time by one gateway. */
    private static final int MOST = 32;

    private final Webhooks webhooks;
    private final Clock clock;
    private final Set<String> working = ConcurrentHashMap.newKeySet();
    private volatile boolean finishing;

    WebhookSending(Webhooks webhooks, Clock clock) {
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Workers end after the messages they have in hand. */
    void finish() {
        finishing = true;
    }

    /** Returns the subscriptions a worker is to be started for. */
    List<String> due() {
        if (finishing || working.size() >= MOST) return List.of();
        try {
            var due = webhooks.due();
            return due.stream()
                    .filter(id -> working.size() < MOST && working.add(id))
                    .toList();
        } catch (DataAccessException | TransactionException e) {
            away(e);
            return List.of();
        }
    }

    void begin(Exchange exchange) {
        exchange.setProperty(SUBSCRIPTION, exchange.getMessage().getBody(String.class));
    }

    /** Puts the couriers of the next round into the body; a worker without one ends. */
    boolean take(Exchange exchange) {
        var subscription = exchange.getProperty(SUBSCRIPTION, String.class);
        try {
            var round = finishing ? null : webhooks.take(subscription).orElse(null);
            if (round != null) {
                exchange.setProperty(ROUND, round);
                exchange.getMessage().setBody(round.couriers());
                return true;
            }
        } catch (DataAccessException | TransactionException e) {
            away(e);
        } catch (RuntimeException e) {
            LOG.error("subscription {} is left alone until the clock comes again", subscription, e);
        }
        working.remove(subscription);
        return false;
    }

    void courier(Exchange exchange) {
        exchange.setProperty(COURIER, exchange.getMessage().getBody(Round.Courier.class));
    }

    /** Puts the next message into the body, a fresh one: nothing of the answer before travels. */
    boolean next(Exchange exchange) {
        var message = finishing ? null : courierOf(exchange).next();
        if (message == null) return false;
        Message request = new DefaultMessage(exchange);
        request.setHeader(Exchange.HTTP_URI, message.url());
        request.setHeader(Exchange.HTTP_METHOD, "POST");
        message.headers().forEach(request::setHeader);
        request.setBody(message.body());
        exchange.setMessage(request);
        return true;
    }

    void answered(Exchange exchange) {
        var message = exchange.getMessage();
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        courierOf(exchange).told(Answer.of(status, retryAfter(message.getHeader("Retry-After", String.class))));
    }

    /** No answer came, or none that is HTTP. */
    void failed(Exchange exchange) {
        var failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (!(failure instanceof IOException)) LOG.error("a webhook could not be sent", failure);
        courierOf(exchange).told(Answer.none(words(failure)));
    }

    void settle(Exchange exchange) {
        var round = exchange.getProperty(ROUND, Round.class);
        try {
            if (!webhooks.settle(round))
                LOG.warn(
                        "a round was not written down: another worker has the subscription by now, and sends it again");
        } catch (DataAccessException | TransactionException e) {
            // whoever takes the subscription after its lease sends the same again
            away(e);
        }
    }

    private @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) return null;
        if (header.matches("[0-9]{1,9}")) return Duration.ofSeconds(Long.parseLong(header));
        try {
            var at = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME);
            var pause = Duration.between(clock.instant(), at.toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException e) {
            // neither form of RFC 9110: it asked for nothing we understand
            return null;
        }
    }

    private static String words(Exception failure) {
        var text = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        var line = text.replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 300 ? line.substring(0, 300) : line;
    }

    private static Round.Courier courierOf(Exchange exchange) {
        return exchange.getProperty(COURIER, Round.Courier.class);
    }

    private static void away(Exception e) {
        LOG.warn("the way to subscribers lost the database and rests: {}", e.getMessage());
    }
}
