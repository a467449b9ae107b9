package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.provgate.access.FirstStart;
import org.provgate.access.Person;
import org.provgate.access.SecondFactors;
import org.provgate.access.SignIns;
import org.provgate.rules.Refusal;
import org.provgate.web.SignedIn.Stage;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /login} and {@code /totp}: password, then the second factor. Half-way in one may do nothing but go on. */
@Controller
class SignInPages {

    private static final String WRONG =
            "登录名或密码错误，或因多次失败暂时锁定 wrong login or password, or locked for a while after too many failures";
    private static final String WRONG_CODE =
            "验证码错误、已用过，或暂时锁定 the code is wrong or used already, or you are locked for a while:"
                    + " wait for the next code";

    private final SignIns signIns;
    private final SecondFactors factors;
    private final FirstStart firstStart;
    private final ProvidersElsewhere elsewhere;
    private final CsrfTokenRepository forgery;
    private final Clock clock;

    SignInPages(
            SignIns signIns,
            SecondFactors factors,
            FirstStart firstStart,
            ProvidersElsewhere elsewhere,
            CsrfTokenRepository forgery,
            Clock clock) {
        this.signIns = signIns;
        this.factors = factors;
        this.firstStart = firstStart;
        this.elsewhere = elsewhere;
        this.forgery = forgery;
        this.clock = clock;
    }

    @ForAnybody
    @GetMapping("/login")
    String login(Model model) {
        model.addAttribute("due", OwnWork.of(firstStart::due));
        model.addAttribute("providers", elsewhere.all());
        return "login";
    }

    @ForAnybody
    @PostMapping("/login")
    String login(
            @RequestParam String login,
            @RequestParam String password,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        try {
            var person = OwnWork.of(() -> signIns.password(login, password));
            if (person.isPresent()) return next(person.get(), request, response);
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            model.addAttribute("errors", List.of(WRONG));
        } catch (Refusal busy) {
            response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
            model.addAttribute("errors", Sentences.of(busy));
        }
        return login(model);
    }

    @ForAnybody
    @GetMapping("/totp")
    String code(HttpServletRequest request, Model model) {
        var person = halfWay(request);
        if (person.isEmpty()) return "redirect:/login";
        if (person.get().secondFactor()) return "totp";
        return EnrolView.of(person.get(), factors, request, model, "/totp");
    }

    @ForAnybody
    @PostMapping("/totp")
    String code(@RequestParam String code, HttpServletRequest request, HttpServletResponse response, Model model) {
        var person = halfWay(request);
        if (person.isEmpty()) return "redirect:/login";
        if (OwnWork.of(() -> right(person.get(), code.replace(" ", ""), request)))
            return in(person.get(), request, response);
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        model.addAttribute("errors", List.of(WRONG_CODE));
        return code(request, model);
    }

    private boolean right(Person person, String code, HttpServletRequest request) {
        return person.secondFactor()
                ? factors.check(person, code)
                : SignedIn.proposal(request)
                        .map(secret -> factors.enrol(person, secret, code))
                        .orElse(false);
    }

    private String next(Person person, HttpServletRequest request, HttpServletResponse response) {
        if (!person.needsSecondFactor()) return in(person, request, response);
        SignedIn.begin(request, person, person.secondFactor() ? Stage.CODE : Stage.ENROL, clock.instant());
        forgery.saveToken(null, request, response);
        return "redirect:/totp";
    }

    private String in(Person person, HttpServletRequest request, HttpServletResponse response) {
        OwnWork.of(() -> {
            signIns.opened(person);
            return person;
        });
        SignedIn.begin(request, person, Stage.NOTHING, clock.instant());
        forgery.saveToken(null, request, response);
        return "redirect:/";
    }

    private Optional<Person> halfWay(HttpServletRequest request) {
        return SignedIn.of(request)
                .filter(s -> !s.complete())
                .flatMap(s -> OwnWork.of(() -> signIns.ofSession(s.login(), s.generation())));
    }
}
