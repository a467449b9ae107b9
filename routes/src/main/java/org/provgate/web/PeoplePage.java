package org.provgate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Department;
import org.provgate.access.Departments;
import org.provgate.access.People;
import org.provgate.access.Permission;
import org.provgate.access.PersonOrder;
import org.provgate.access.Role;
import org.provgate.rules.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /people}: who may sign in. */
@Controller
@RequestMapping("/people")
class PeoplePage {

    private final People people;
    private final Departments departments;

    PeoplePage(People people, Departments departments) {
        this.people = people;
        this.departments = departments;
    }

    @Needs(Permission.ACCESS_MANAGE)
    @GetMapping
    String list(Model model) {
        model.addAttribute("people", people.all());
        model.addAttribute("roles", Role.values());
        model.addAttribute(
                "departments",
                departments.all().stream().filter(Department::active).toList());
        return "people";
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping
    String add(
            @RequestParam String login,
            @RequestParam String name,
            @RequestParam String department,
            @RequestParam(defaultValue = "") Set<String> role,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var order = new PersonOrder(login.strip(), name.strip(), department, role);
        return done(() -> people.add(order, caller), response, model);
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping("/{login}/reset")
    String reset(@PathVariable String login, Caller caller, HttpServletResponse response, Model model) {
        return done(() -> people.reset(login, caller), response, model);
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping("/{login}/roles")
    String roles(
            @PathVariable String login,
            @RequestParam(defaultValue = "") Set<String> role,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        return done(
                () -> {
                    people.roles(login, role, caller);
                    return null;
                },
                response,
                model);
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping("/{login}/subject")
    String link(
            @PathVariable String login,
            @RequestParam(defaultValue = "") String subject,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        return done(
                () -> {
                    people.link(login, subject.isBlank() ? null : subject.strip(), caller);
                    return null;
                },
                response,
                model);
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping("/{login}/deactivation")
    String deactivate(@PathVariable String login, Caller caller, HttpServletResponse response, Model model) {
        return done(
                () -> {
                    people.deactivate(login, caller);
                    return null;
                },
                response,
                model);
    }

    /** Shows the list again, with the code that was made, or with what is wrong. */
    private String done(Supplier<People.@Nullable Invited> work, HttpServletResponse response, Model model) {
        try {
            model.addAttribute("invited", work.get());
        } catch (Refusal refusal) {
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            model.addAttribute("errors", Sentences.of(refusal));
        }
        return list(model);
    }
}
