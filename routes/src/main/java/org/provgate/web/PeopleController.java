package org.provgate.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.People;
import org.provgate.access.Permission;
import org.provgate.access.Person;
import org.provgate.access.PersonOrder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/people}: who may sign in. One-time codes are in the answer that made them, and nowhere else. */
@RestController
@RequestMapping("/api/v1/people")
class PeopleController {

    private final People people;

    PeopleController(People people) {
        this.people = people;
    }

    record Wanted(
            @Nullable String login,
            @Nullable String name,
            @Nullable String department,
            @Nullable Set<String> roles) {}

    record Roles(@Nullable Set<String> roles) {}

    /** @param subject {@code registration:sub}; null: signs in here alone */
    record Subject(@Nullable String subject) {}

    @Needs(Permission.ACCESS_MANAGE)
    @GetMapping
    List<Person> all() {
        return people.all();
    }

    /** Adds somebody, who sets a password at {@code /welcome} with the code of the answer. */
    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    People.Invited add(@RequestBody Wanted wanted, Caller caller) {
        if (wanted.login == null || wanted.name == null || wanted.department == null || wanted.roles == null)
            throw new IllegalArgumentException("a person needs login, name, department and roles");
        return people.add(new PersonOrder(wanted.login, wanted.name, wanted.department, wanted.roles), caller);
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PutMapping("/{login}/roles")
    Person roles(@PathVariable String login, @RequestBody Roles wanted, Caller caller) {
        if (wanted.roles == null) throw new IllegalArgumentException("roles are missing");
        return people.roles(login, wanted.roles, caller);
    }

    /** Says where else somebody signs in (OpenID Connect). */
    @Needs(Permission.ACCESS_MANAGE)
    @PutMapping("/{login}/subject")
    Person link(@PathVariable String login, @RequestBody Subject wanted, Caller caller) {
        return people.link(login, wanted.subject, caller);
    }

    /** Takes password and second factor away; the code of the answer sets new ones. */
    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping("/{login}/reset")
    People.Invited reset(@PathVariable String login, Caller caller) {
        return people.reset(login, caller);
    }

    /** Lets somebody in no more. */
    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping("/{login}/deactivation")
    Person deactivate(@PathVariable String login, Caller caller) {
        return people.deactivate(login, caller);
    }
}
