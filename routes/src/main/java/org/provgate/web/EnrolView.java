package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import org.provgate.access.Person;
import org.provgate.access.SecondFactors;
import org.springframework.ui.Model;

/** The page that shows a new secret, until a code proves that an authenticator has it. */
final class EnrolView {

    private EnrolView() {}

    /** Shows the same secret as long as the session lasts. @param action where the code is sent */
    static String of(Person person, SecondFactors factors, HttpServletRequest request, Model model, String action) {
        var secret = SignedIn.proposal(request).orElseGet(() -> {
            var made = factors.propose();
            SignedIn.propose(request, made);
            return made;
        });
        var uri = SecondFactors.uri(secret, person.login());
        model.addAttribute("uri", uri);
        model.addAttribute("picture", QrPicture.of(uri));
        model.addAttribute("action", action);
        return "enrol";
    }
}
