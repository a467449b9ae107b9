package org.provgate.web;

import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Permission;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page who is signed in, and which links lead somewhere for him. */
@ControllerAdvice(
        assignableTypes = {
            StatusPage.class,
            SignInPages.class,
            WelcomePages.class,
            AccountPage.class,
            PeoplePage.class,
            KeysPage.class,
            LookUpPage.class
        })
class Visitor {

    /** @param manages people and keys @param looksUp firms */
    record Me(String actor, String department, boolean manages, boolean looksUp) {}

    /** Returns nothing for who has not signed in. */
    @ModelAttribute("me")
    @Nullable
    Me me(@Nullable CsrfToken forgery) {
        // its cookie is set before the page is so long that its beginning is on the way
        if (forgery != null) forgery.getToken();
        var caller = Caller.current();
        return caller == null || caller.permissions().isEmpty()
                ? null
                : new Me(
                        caller.actor(),
                        caller.department(),
                        caller.may(Permission.ACCESS_MANAGE),
                        caller.may(Permission.FINDINGS_READ));
    }
}
