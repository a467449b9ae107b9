package org.provgate.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.provgate.access.Caller;
import org.provgate.access.ClientOrder;
import org.provgate.access.Clients;
import org.provgate.access.Department;
import org.provgate.access.Departments;
import org.provgate.access.Permission;
import org.provgate.rules.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /keys}: the keys of departments' systems. */
@Controller
@RequestMapping("/keys")
class KeysPage {

    private final Clients clients;
    private final KeyRing ring;
    private final Departments departments;
    private final Clock clock;

    KeysPage(Clients clients, KeyRing ring, Departments departments, Clock clock) {
        this.clients = clients;
        this.ring = ring;
        this.departments = departments;
        this.clock = clock;
    }

    @Needs(Permission.ACCESS_MANAGE)
    @GetMapping
    String list(Model model) {
        model.addAttribute("clients", clients.all());
        model.addAttribute("now", clock.instant());
        model.addAttribute(
                "scopes",
                Arrays.stream(Permission.values())
                        .filter(p -> p != Permission.ACCESS_MANAGE)
                        .map(Permission::scope)
                        .toList());
        model.addAttribute(
                "departments",
                departments.all().stream().filter(Department::active).toList());
        return "keys";
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping
    String issue(
            @RequestParam String id,
            @RequestParam String department,
            @RequestParam String name,
            @RequestParam(defaultValue = "") Set<String> scope,
            @RequestParam(defaultValue = "false") boolean office,
            @RequestParam(defaultValue = "") String networks,
            @RequestParam int days,
            Caller caller,
            HttpServletResponse response,
            Model model) {
        var order = new ClientOrder(
                id.strip(),
                department,
                name.strip(),
                scope,
                office,
                networks.isBlank() ? List.of() : List.of(networks.strip().split("[\\s,]+")),
                clock.instant().plus(Duration.ofDays(days)));
        try {
            model.addAttribute("issued", clients.issue(order, caller.actor()));
        } catch (Refusal refusal) {
            refused(refusal, response, model);
        }
        return list(model);
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping("/{id}/revocation")
    String revoke(@PathVariable String id, Caller caller, HttpServletResponse response, Model model) {
        try {
            clients.revoke(id, caller.actor());
            ring.forget();
        } catch (Refusal refusal) {
            refused(refusal, response, model);
        }
        return list(model);
    }

    private static void refused(Refusal refusal, HttpServletResponse response, Model model) {
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
        model.addAttribute("errors", Sentences.of(refusal));
    }
}
