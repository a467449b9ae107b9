package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.provgate.access.Person;
import org.provgate.access.SignIns;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Lets in whom a provider has vouched for, if the security administrator has linked that subject to a person. Makes nobody. */
final class OidcSignIn implements AuthenticationSuccessHandler {

    private final SignIns signIns;
    private final Clock clock;

    OidcSignIn(SignIns signIns, Clock clock) {
        this.signIns = signIns;
        this.clock = clock;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        // what the provider says of somebody gives no rights here
        SecurityContextHolder.clearContext();
        var person = person(authentication);
        if (person.isEmpty()) {
            SignedIn.end(request);
            response.sendRedirect("/login?unlinked");
            return;
        }
        signIns.opened(person.get());
        SignedIn.begin(request, person.get(), SignedIn.Stage.NOTHING, clock.instant());
        response.sendRedirect("/");
    }

    private Optional<Person> person(Authentication authentication) {
        return authentication instanceof OAuth2AuthenticationToken token
                        && token.getPrincipal() instanceof OidcUser user
                ? signIns.ofSubject(token.getAuthorizedClientRegistrationId() + ":" + user.getSubject())
                : Optional.empty();
    }
}
