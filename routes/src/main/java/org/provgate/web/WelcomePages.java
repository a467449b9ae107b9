package org.provgate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.provgate.access.Department;
import org.provgate.access.Departments;
import org.provgate.access.FirstStart;
import org.provgate.access.Person;
import org.provgate.access.PersonOrder;
import org.provgate.access.SignIns;
import org.provgate.rules.Refusal;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** {@code /setup} and {@code /welcome}: a one-time code becomes a password. */
@Controller
class WelcomePages {

    private final FirstStart firstStart;
    private final SignIns signIns;
    private final Departments departments;

    WelcomePages(FirstStart firstStart, SignIns signIns, Departments departments) {
        this.firstStart = firstStart;
        this.signIns = signIns;
        this.departments = departments;
    }

    @ForAnybody
    @GetMapping("/setup")
    String setup(Model model) throws NoResourceFoundException {
        if (!OwnWork.of(firstStart::due)) throw new NoResourceFoundException(HttpMethod.GET, "/setup");
        model.addAttribute("departments", OwnWork.of(this::active));
        return "setup";
    }

    @ForAnybody
    @PostMapping("/setup")
    String setup(
            @RequestParam String code,
            @RequestParam String login,
            @RequestParam String name,
            @RequestParam String department,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletResponse response,
            Model model)
            throws NoResourceFoundException {
        if (!OwnWork.of(firstStart::due)) throw new NoResourceFoundException(HttpMethod.POST, "/setup");
        var order = new PersonOrder(login.strip(), name.strip(), department, Set.of());
        return done(() -> firstStart.begin(code, order, password), password, again, response, model)
                ? "redirect:/login?welcome"
                : setup(model);
    }

    @ForAnybody
    @GetMapping("/welcome")
    String welcome() {
        return "welcome";
    }

    @ForAnybody
    @PostMapping("/welcome")
    String welcome(
            @RequestParam String code,
            @RequestParam String password,
            @RequestParam String again,
            HttpServletResponse response,
            Model model) {
        return done(() -> signIns.welcome(code, password), password, again, response, model)
                ? "redirect:/login?welcome"
                : "welcome";
    }

    private static boolean done(
            Supplier<Person> work, String password, String again, HttpServletResponse response, Model model) {
        try {
            if (!password.equals(again))
                throw new Refusal("passwords-differ", "两次输入的密码不一致 the two passwords are not the same");
            OwnWork.of(work);
            return true;
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Sentences.of(refusal));
            return false;
        }
    }

    private List<Department> active() {
        return departments.all().stream().filter(Department::active).toList();
    }
}
