package org.provgate.routes;

import static org.apache.camel.Exchange.EXCEPTION_CAUGHT;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultMessage;
import org.provgate.platforms.ProvinceContexts;
import org.provgate.spi.CallContext;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Session;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;

/** The steps of one attempt: session, request, answer. For several threads; all state is the exchange's. */
final class Attempt {

    private static final String CALL = "provgate.call";
    private static final String CONTEXT = "provgate.context";
    private static final String REQUEST = "provgate.request";
    private static final String ANSWERED = "provgate.answered";
    private static final String STARTED = "provgate.started";

    private final ProvinceContexts contexts;
    private final Sessions sessions;
    private final CallJournal journal;
    private final CallLimits limits;
    private final Clock clock;
    private final ProducerTemplate template;

    Attempt(
            ProvinceContexts contexts,
            Sessions sessions,
            CallJournal journal,
            CallLimits limits,
            Clock clock,
            ProducerTemplate template) {
        this.contexts = contexts;
        this.sessions = sessions;
        this.journal = journal;
        this.limits = limits;
        this.clock = clock;
        this.template = template;
    }

    /** A call that opens a session: it is made without one. */
    record SignInCall(PlatformCall<Optional<Session>, Session> call) {}

    /** Finds or opens the session this call is made in. */
    void prepare(Exchange exchange) {
        var body = exchange.getMessage().getBody();
        if (body instanceof SignInCall signIn) {
            begin(exchange, signIn.call(), Optional.empty());
            return;
        }
        var call = (PlatformCall<?, ?>) body;
        var session = sessions.ensure(call.province(), (authentication, previous) -> (Session) request(
                PlatformCallRoutes.once(call.province()),
                new SignInCall(new PlatformCall<>(call.province(), authentication.signIn(), previous))));
        begin(exchange, call, session);
    }

    /** Puts the request on a fresh message: nothing of the incoming one travels. */
    void encode(Exchange exchange) {
        PlatformCall<?, ?> call = exchange.getProperty(CALL, PlatformCall.class);
        var request = encode(call, exchange.getProperty(CONTEXT, CallContext.class));
        var target = request.target().split("\\?", 2);
        Message message = new DefaultMessage(exchange);
        message.setHeader(Exchange.HTTP_URI, origin(call.province().baseUrl()) + target[0]);
        if (target.length == 2) message.setHeader(Exchange.HTTP_RAW_QUERY, target[1]);
        message.setHeader(Exchange.HTTP_METHOD, request.method());
        request.headers().forEach(message::setHeader);
        if (request.body().length > 0) message.setBody(request.body());
        exchange.setProperty(REQUEST, request);
        exchange.setProperty(STARTED, clock.instant());
        exchange.setMessage(message);
    }

    /** Reads the answer whole, and says what it means; the body becomes the answer. */
    void decode(Exchange exchange) throws IOException {
        PlatformCall<?, ?> call = exchange.getProperty(CALL, PlatformCall.class);
        var message = exchange.getMessage();
        var started = exchange.getProperty(STARTED, Instant.class);
        var in = message.getBody(InputStream.class);
        var body = in == null
                ? new byte[0]
                : AnswerBody.read(in, clock, started.plus(limits.whole()), limits.whole(), limits.largestBody());
        var headers = new TreeMap<String, String>();
        message.getHeaders().forEach((name, value) -> {
            if (!name.startsWith("Camel")) headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value));
        });
        int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        var response = new WireResponse(status, headers, body, exchange.getProperty(REQUEST, WireRequest.class));
        Message answer = new DefaultMessage(exchange);
        try {
            answer.setBody(decode(call, response, exchange.getProperty(CONTEXT, CallContext.class)));
        } catch (PlatformException e) {
            if (e instanceof PlatformException.SessionExpired)
                sessions.drop(
                        call.province(),
                        exchange.getProperty(CONTEXT, CallContext.class).session());
            journal.write(call, status, body.length, started, e);
            call.witness().saw(response.request(), response, started, outcome(e));
            throw e;
        }
        journal.write(call, status, body.length, started, null);
        call.witness().saw(response.request(), response, started, "answered");
        exchange.setProperty(ANSWERED, true);
        exchange.setMessage(answer);
    }

    /** Lets nothing pass for an answer that no adapter has read as one. */
    void confirm(Exchange exchange) {
        if (exchange.getProperty(ANSWERED) == null)
            throw new PlatformException.Unavailable(
                    exchange.getProperty(CALL, PlatformCall.class)
                            + ": the request was not made; the gateway tries again",
                    null,
                    false);
    }

    /** A connection that was refused, reset, cut or too slow: whether the platform acted is not known. */
    void transportFault(Exchange exchange) {
        PlatformCall<?, ?> call = exchange.getProperty(CALL, PlatformCall.class);
        var cause = exchange.getProperty(EXCEPTION_CAUGHT, Exception.class);
        var fault = new PlatformException.Unavailable(
                call + ": no whole answer from " + origin(call.province().baseUrl()) + " ("
                        + cause.getClass().getSimpleName() + ": " + cause.getMessage() + "); the gateway tries again",
                null,
                true);
        var started = exchange.getProperty(STARTED, Instant.class);
        journal.write(call, 0, 0, started, fault);
        call.witness().saw(exchange.getProperty(REQUEST, WireRequest.class), null, started, outcome(fault));
        throw fault;
    }

    private void begin(Exchange exchange, PlatformCall<?, ?> call, Optional<Session> session) {
        exchange.removeProperty(ANSWERED);
        exchange.setProperty(CALL, call);
        exchange.setProperty(CONTEXT, contexts.of(call.province(), session));
    }

    private Object request(String endpoint, Object body) {
        var reply = template.request(endpoint, e -> e.getMessage().setBody(body));
        if (reply.getException() instanceof RuntimeException e) throw e;
        if (reply.getException() != null) throw new IllegalStateException(reply.getException());
        return reply.getMessage().getBody();
    }

    private static <Q, A> WireRequest encode(PlatformCall<Q, A> call, CallContext context) {
        return call.operation().encode(call.question(), context);
    }

    private static <Q, A> A decode(PlatformCall<Q, A> call, WireResponse response, CallContext context) {
        try {
            return call.operation().decode(call.question(), response, context);
        } catch (PlatformException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new PlatformException.Unreadable(
                    "an adapter that reads any answer",
                    e.getClass().getName() + ": " + e.getMessage(),
                    call + ", " + response);
        }
    }

    private static String outcome(PlatformException failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static String origin(URI base) {
        return base.getScheme() + "://" + base.getRawAuthority();
    }
}
