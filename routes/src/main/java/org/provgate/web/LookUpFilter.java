package org.provgate.web;

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
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.springframework.http.MediaType;

/**
 * Has look-ups answered by their handlers directly: systems ask thousands of times a second, and the way through the framework costs
 * more than the question (decision 10). It is for what is plainly asked: whatever is unusual in a request goes the whole way.
 */
final class LookUpFilter implements Filter {

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

    private boolean answered(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var caller = caller(request);
        if (caller == null) return false;
        var question = questions.in(request);
        if (question == null) return false;
        var began = Timer.start(meters);
        var failure = answer(question, caller, request, response);
        began.stop(meters.timer("http.server.requests", tags(question.uri(), response.getStatus(), failure)));
        return true;
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

    /** @return what went wrong and has been told; null if nothing */
    private @Nullable RuntimeException answer(
            LookUpQuestions.Question question, Caller caller, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        caller.enter();
        try {
            SecurityHeaders.on(request, response);
            send(json.writeValueAsBytes(question.asked().apply(caller)), response);
            return null;
        } catch (RuntimeException failure) {
            refusals.failed(request, response, failure);
            return failure;
        } finally {
            Caller.leave();
        }
    }

    private static void send(byte[] answer, HttpServletResponse response) throws IOException {
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(answer.length);
        response.getOutputStream().write(answer);
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
