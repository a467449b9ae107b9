package org.provgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.provgate.access.SignIns;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Takes the session of a person who is all the way in; what he may is what his roles say now, not when he came. */
final class PersonFilter extends OncePerRequestFilter {

    private final SignIns signIns;
    private final Clock clock;

    PersonFilter(SignIns signIns, Clock clock) {
        this.signIns = signIns;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var signedIn = SignedIn.of(request).filter(SignedIn::complete);
        if (signedIn.isPresent()) {
            var person = signedIn.filter(s -> !s.over(clock.instant()))
                    .flatMap(s -> signIns.ofSession(s.login(), s.generation()));
            if (person.isPresent()) {
                var context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new CallerToken(person.get().caller()));
                SecurityContextHolder.setContext(context);
            } else SignedIn.end(request);
        }
        chain.doFilter(request, response);
    }
}
