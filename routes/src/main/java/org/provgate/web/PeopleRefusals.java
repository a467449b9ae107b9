package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** What is answered to who has not signed in, or sends what none of our pages sent: a browser is shown the way, a program told. */
final class PeopleRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Refusals refusals;

    PeopleRefusals(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        if (!page(request)) refusals.nobody(response);
        else if (SignedIn.of(request).isPresent()) response.sendRedirect("/totp");
        else response.sendRedirect("/login");
    }

    /** Only the check of the token against forged requests comes here. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException failure)
            throws IOException {
        var api = request.getRequestURI().startsWith("/api/");
        if (api && SecurityContextHolder.getContext().getAuthentication() == null) refusals.nobody(response);
        else refusals.forged(response);
    }

    private static boolean page(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return !request.getRequestURI().startsWith("/api/") && accept != null && accept.contains("text/html");
    }
}
