package org.provgate.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.provgate.lookups.Asked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;

/**
 * Has look-ups answered by their handlers directly: systems ask thousands of times a second, and the way through the framework costs
 * more than the question (decision 10). It is for what is plainly asked: whatever is unusual in a request goes the whole way.
 */
final class LookUpFilter implements Filter {

    private static final Logger LOG = LoggerFactory.getLogger(LookUpFilter.class);

    private final KeyRing keys;
    private final Refusals refusals;
    private final LookUpQuestions questions;
    private final ObjectWriter json;
    private final MeterRegistry meters;

    LookUpFilter(KeyRing keys, Refusals refusals, LookUpQuestions questions, ObjectMapper json, MeterRegistry meters) {
        this.keys = keys;
        this.refusals = refusals;
        this.questions = questions;
        this.json = json.writer();
        this.meters = meters;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer)
                || !answered(http, answer)) chain.doFilter(request, response);
    }

    /** A question, and who is to have its answer. */
    private record Asker(
            String uri, Caller caller, Timer.Sample began, HttpServletRequest request, HttpServletResponse response) {}

    private boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var caller = caller(request);
        if (caller == null) return false;
        var question = questions.in(request);
        if (question == null) return false;
        var asker = new Asker(question.uri(), caller, Timer.start(meters), request, response);
        SecurityHeaders.on(request, response);
        caller.enter();
        try {
            var asked = question.asked().apply(caller);
            if (asked.there()) answer(asked, asker);
            else answerLater(asked, asker);
        } catch (RuntimeException failure) {
            failed(asker, failure);
        } finally {
            Caller.leave();
        }
        return true;
    }

    /** No thread waits for an answer: the one that brings it writes it, and the container sends it. */
    private void answerLater(Asked<? extends List<?>> asked, Asker asker) {
        var context = asker.request.startAsync();
        // it is there as soon as the database has answered or failed
        context.setTimeout(0);
        var later = new Asker(asker.uri, asker.caller, asker.began, asker.request, new UnsentResponse(asker.response));
        asked.whenThere(() -> {
            asker.caller.enter();
            try {
                answer(asked, later);
            } catch (IOException gone) {
                LOG.debug("who asked is no longer there: {}", asker.uri, gone);
            } finally {
                Caller.leave();
                context.complete();
            }
        });
    }

    /** Returns a system that may ask and was let in with the same key a moment ago; null for whom the whole way is. */
    private @Nullable Caller caller(HttpServletRequest request) throws IOException {
        var accept = request.getHeader("Accept");
        if (!KeyFilter.shown(request)
                || !request.getMethod().equals("GET")
                || accept != null
                        && !accept.equals(MediaType.ALL_VALUE)
                        && !accept.equals(MediaType.APPLICATION_JSON_VALUE)) return null;
        var caller = keys.seen(KeyFilter.key(request));
        return caller != null && caller.may(Permission.FINDINGS_READ) ? caller : null;
    }

    /** @throws IOException if who asked is no longer there */
    private void answer(Asked<? extends List<?>> asked, Asker asker) throws IOException {
        try {
            send(json(asked.answer()), asker.response);
        } catch (RuntimeException | Error failure) {
            failed(asker, failure);
            return;
        }
        count(asker, null);
    }

    /** What nobody foresaw is answered 500 and written down, as within the framework. */
    private void failed(Asker asker, Throwable failure) throws IOException {
        try {
            if (failure instanceof Error error) throw error;
            refusals.failed(asker.request, asker.response, (RuntimeException) failure);
        } catch (RuntimeException | Error unforeseen) {
            LOG.error("a look-up could not be answered: {}", asker.uri, unforeseen);
            asker.response.sendError(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
        }
        count(asker, failure);
    }

    private byte[] json(List<?> found) {
        try {
            return json.writeValueAsBytes(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is found can be written as JSON", e);
        }
    }

    private static void send(byte[] answer, HttpServletResponse response) throws IOException {
        response.setBufferSize(answer.length);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
    }

    private void count(Asker asker, @Nullable Throwable failure) {
        asker.began.stop(meters.timer("http.server.requests", tags(asker.uri, asker.response.getStatus(), failure)));
    }

    /** As the framework has them for what goes the whole way. */
    private static Tags tags(String uri, int status, @Nullable Throwable failure) {
        var name = failure == null ? "none" : failure.getClass().getSimpleName();
        return Tags.of(Outcome.forStatus(status).asTag())
                .and("uri", uri)
                .and("status", String.valueOf(status))
                .and("method", "GET")
                .and("exception", name)
                .and("error", name);
    }
}
