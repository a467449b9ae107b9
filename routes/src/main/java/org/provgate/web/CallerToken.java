package org.provgate.web;

import java.util.List;
import org.provgate.access.Caller;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A caller as Spring Security carries one. */
final class CallerToken extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Caller caller;

    CallerToken(Caller caller) {
        super(List.of());
        this.caller = caller;
        setAuthenticated(true);
    }

    Caller caller() {
        return caller;
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public String getName() {
        return caller.actor();
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
