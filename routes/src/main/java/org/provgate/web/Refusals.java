package org.provgate.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers of filters, which come before {@link Problems} and look the same. */
final class Refusals {

    private final ObjectMapper json;
    private final HandlerExceptionResolver resolver;

    /** @param resolver asks {@link Problems} */
    Refusals(ObjectMapper json, HandlerExceptionResolver resolver) {
        this.json = json;
        this.resolver = resolver;
    }

    /** The database did not answer. */
    void away(HttpServletRequest request, HttpServletResponse response, RuntimeException failure) throws IOException {
        resolver.resolveException(request, response, null, failure);
        response.flushBuffer();
    }

    /** As a handler's failure is told. */
    void failed(HttpServletRequest request, HttpServletResponse response, RuntimeException failure) {
        if (resolver.resolveException(request, response, null, failure) == null) throw failure;
    }

    void nobody(HttpServletResponse response) throws IOException {
        unauthorized(response, "sign in at /login, or show a key: Authorization: Bearer pgk_…");
    }

    void unknownKey(HttpServletResponse response) throws IOException {
        unauthorized(
                response,
                "this key is not valid here: unknown, expired, revoked, or shown from a network it is not for; ask the"
                        + " security administrator of the gateway");
    }

    void forged(HttpServletResponse response) throws IOException {
        write(
                response,
                HttpStatus.FORBIDDEN,
                "csrf",
                "此表单已过期，请重新打开页面 the form is out of date, or no page of the gateway sent it: open the page again; a program"
                        + " sends the header that GET /api/v1/me names");
    }

    /** As where there is nothing. */
    void nothing(HttpServletResponse response) throws IOException {
        write(response, HttpStatus.NOT_FOUND, "not-found", Problems.NOTHING);
    }

    void malformed(HttpServletResponse response, String sentence) throws IOException {
        write(response, HttpStatus.BAD_REQUEST, "malformed", sentence);
    }

    private void unauthorized(HttpServletResponse response, String sentence) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"provgate\"");
        write(response, HttpStatus.UNAUTHORIZED, "sign-in", sentence);
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String sentence)
            throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problems.problem(status, code, sentence)));
    }
}
