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

    /** A question that has been put. */
    private record Waiting(String uri, Caller caller, Asked<? extends List<?>> asked, Timer.Sample began) {}

    private boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var caller = caller(request);
        if (caller == null) return false;
        var question = questions.in(request);
        if (question == null) return false;
        var began = Timer.start(meters);
        SecurityHeaders.on(request, response);
        caller.enter();
        try {
            var waiting = new Waiting(question.uri(), caller, question.asked().apply(caller), began);
            if (waiting.asked.there()) answer(waiting, request, response);
            else answerLater(waiting, request, response);
        } catch (RuntimeException failure) {
            refusals.failed(request, response, failure);
            count(question.uri(), began, response, failure);
        } finally {
            Caller.leave();
        }
        return true;
    }

    /** No thread waits for an answer: the one that brings it writes it. */
    private void answerLater(Waiting waiting, HttpServletRequest request, HttpServletResponse response) {
        var context = request.startAsync();
        // it is there as soon as the database has answered or failed
        context.setTimeout(0);
        waiting.asked.whenThere(() -> {
            waiting.caller.enter();
            try {
                answer(waiting, request, response);
            } catch (IOException gone) {
                LOG.debug("who asked is no longer there: {}", waiting.uri, gone);
            } catch (RuntimeException | Error failure) {
                LOG.error("a look-up was not answered: {}", waiting.uri, failure);
                response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
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
    private void answer(Waiting waiting, HttpServletRequest request, HttpServletResponse response) throws IOException {
        RuntimeException failed = null;
        try {
            send(json(waiting.asked.answer()), response);
        } catch (RuntimeException failure) {
            refusals.failed(request, response, failure);
            failed = failure;
        }
        count(waiting.uri, waiting.began, response, failed);
    }

    private byte[] json(List<?> found) {
        try {
            return json.writeValueAsBytes(found);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is found can be written as JSON", e);
        }
    }

    private static void send(byte[] answer, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.length);
        // the container sends it: who reads slowly must not hold up the thread that answers the others
        response.setBufferSize(answer.length);
        response.getOutputStream().write(answer);
    }

    private void count(
            String uri, Timer.Sample began, HttpServletResponse response, @Nullable RuntimeException failure) {
        began.stop(meters.timer("http.server.requests", tags(uri, response.getStatus(), failure)));
    }

    /** As the framework has them for what goes the whole way. */
    private static Tags tags(String uri, int status, @Nullable RuntimeException failure) {
        var name = failure == null ? "none" : failure.getClass().getSimpleName();
        return Tags.of(Outcome.forStatus(status).asTag())
                .and("uri", uri)
                .and("status", String.valueOf(status))
                .and("method", "GET")
                .and("exception", name)
                .and("error", name);
    }
}
