package org.provgate.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/me}: who the gateway takes the caller for. */
@RestController
class MeController {

    /** @param csrf what a program sends along with changes in a person's session; null for a system */
    record Me(
            String department,
            String actor,
            Caller.Reach reach,
            List<String> permissions,
            @Nullable Csrf csrf) {}

    record Csrf(String header, String token) {}

    @Needs(Permission.STATUS_READ)
    @GetMapping("/api/v1/me")
    Me me(Caller caller, @Nullable CsrfToken csrf) {
        return new Me(
                caller.department(),
                caller.actor(),
                caller.reach(),
                caller.permissions().stream().map(Permission::scope).sorted().toList(),
                csrf == null ? null : new Csrf(csrf.getHeaderName(), csrf.getToken()));
    }
}
