package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
import org.provgate.access.Caller;

/** A system's request for health and figures, which are of the whole gateway: it looks after itself, whoever reads them. */
final class Watching extends HttpServletRequestWrapper {

    private final Caller caller;

    Watching(HttpServletRequest request, Caller caller) {
        super(request);
        this.caller = caller;
    }

    static boolean of(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/actuator");
    }

    /** Details are shown to who is known. */
    @Override
    public Principal getUserPrincipal() {
        return caller::actor;
    }
}
