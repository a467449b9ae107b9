package org.provgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.provgate.access.Caller;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets a person's request be done in his name; of those who have not said who they are, in nobody's. */
final class CallerFilter extends OncePerRequestFilter {

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!Watching.of(request)) caller(request).enter();
        try {
            chain.doFilter(request, response);
        } finally {
            Caller.leave();
        }
    }

    private static Caller caller(HttpServletRequest request) {
        if (request.getRequestURI().matches("/open(/.*)?")) return Caller.anybody();
        return SecurityContextHolder.getContext().getAuthentication() instanceof CallerToken token
                ? token.caller()
                : Caller.nobody();
    }
}
