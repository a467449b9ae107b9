package org.provgate.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses whoever asks for open data too often. */
final class RateLimit extends OncePerRequestFilter {

    private final Buckets buckets;
    private final ObjectMapper json;

    RateLimit(Buckets buckets, ObjectMapper json) {
        this.buckets = buckets;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long seconds = buckets.take(ClientAddress.of(request.getRemoteAddr()));
        if (seconds == 0) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        json.writeValue(
                response.getOutputStream(),
                Map.of(
                        "type", "about:blank",
                        "title", "Too Many Requests",
                        "status", 429,
                        "code", "too-many-requests",
                        "detail",
                                "at most " + buckets.perMinute() + " requests a minute from one address; ask again in "
                                        + seconds + " s, or take the whole file instead of pages"));
    }
}
