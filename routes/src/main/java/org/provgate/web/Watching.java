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

    /** By the path as it is understood, not as it was written: {@code /%61ctuator} is the same. */
    static boolean of(HttpServletRequest request) {
        return request.getServletPath().startsWith("/actuator");
    }

    /** Whether it is up anybody may know. */
    static boolean isOpen(HttpServletRequest request) {
        return request.getServletPath().startsWith("/actuator/health");
    }

    /** Details are shown to who is known. */
    @Override
    public Principal getUserPrincipal() {
        return caller::actor;
    }
}
