package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.provgate.access.Permission;
import org.provgate.access.Person;
import org.provgate.access.SecondFactors;
import org.provgate.access.SignIns;
import org.provgate.rules.Refusal;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** {@code /account}: one's own password and second factor. Systems have none, so there is nothing here for them. */
@Controller
@RequestMapping("/account")
class AccountPage {

    private static final String WRONG_CODE = "验证码错误 the code is wrong: wait for the next one";

    private final SignIns signIns;
    private final SecondFactors factors;
    private final Clock clock;

    AccountPage(SignIns signIns, SecondFactors factors, Clock clock) {
        this.signIns = signIns;
        this.factors = factors;
        this.clock = clock;
    }

    @Needs(Permission.STATUS_READ)
    @GetMapping
    String account(HttpServletRequest request, Model model) throws NoResourceFoundException {
        model.addAttribute("person", person(request));
        return "account";
    }

    @Needs(Permission.STATUS_READ)
    @PostMapping("/password")
    String password(
            @RequestParam String old,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model)
            throws NoResourceFoundException {
        var person = person(request);
        try {
            if (!password.equals(again))
                throw new Refusal("passwords-differ", "两次输入的密码不一致 the two passwords are not the same");
            var changed = OwnWork.of(() -> signIns.change(person, old, password));
            SignedIn.begin(request, changed, SignedIn.Stage.NOTHING, clock.instant());
            return "redirect:/account?changed";
        } catch (Refusal refusal) {
            return again(Sentences.of(refusal), request, response, model);
        }
    }

    /** Shows a new secret to who knows the password. */
    @Needs(Permission.STATUS_READ)
    @PostMapping("/second-factor/new")
    String secondFactor(@RequestParam String old, HttpServletRequest request, HttpServletResponse response, Model model)
            throws NoResourceFoundException {
        var person = person(request);
        try {
            OwnWork.of(() -> {
                signIns.checked(person, old);
                return person;
            });
            SignedIn.forgetProposal(request);
            return EnrolView.of(person, factors, request, model, "/account/second-factor");
        } catch (Refusal refusal) {
            return again(Sentences.of(refusal), request, response, model);
        }
    }

    @Needs(Permission.STATUS_READ)
    @PostMapping("/second-factor")
    String enrol(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model)
            throws NoResourceFoundException {
        var person = person(request);
        var secret = SignedIn.proposal(request);
        if (secret.isEmpty()) return "redirect:/account";
        if (OwnWork.of(() -> factors.enrol(person, secret.get(), code.replace(" ", "")))) {
            SignedIn.forgetProposal(request);
            return "redirect:/account?changed";
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", List.of(WRONG_CODE));
        return EnrolView.of(person, factors, request, model, "/account/second-factor");
    }

    private String again(List<String> errors, HttpServletRequest request, HttpServletResponse response, Model model)
            throws NoResourceFoundException {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", errors);
        return account(request, model);
    }

    private Person person(HttpServletRequest request) throws NoResourceFoundException {
        return SignedIn.of(request)
                .flatMap(s -> OwnWork.of(() -> signIns.ofSession(s.login(), s.generation())))
                .orElseThrow(() -> new NoResourceFoundException(HttpMethod.GET, "/account"));
    }
}
