package org.provgate.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.access.Client;
import org.provgate.access.ClientOrder;
import org.provgate.access.Clients;
import org.provgate.access.Permission;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/keys}: the keys of departments' systems. A key is in the answer that made it, and nowhere else. */
@RestController
@RequestMapping("/api/v1/keys")
class KeysController {

    private final Clients clients;
    private final KeyRing ring;

    KeysController(Clients clients, KeyRing ring) {
        this.clients = clients;
        this.ring = ring;
    }

    record Wanted(
            @Nullable String id,
            @Nullable String department,
            @Nullable String name,
            @Nullable Set<String> scopes,
            @Nullable Boolean office,
            @Nullable List<String> networks,
            @Nullable Instant expiresAt) {}

    @Needs(Permission.ACCESS_MANAGE)
    @GetMapping
    List<Client> all() {
        return clients.all();
    }

    @Needs(Permission.ACCESS_MANAGE)
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Clients.Issued issue(@RequestBody Wanted wanted, Caller caller) {
        if (wanted.id == null
                || wanted.department == null
                || wanted.name == null
                || wanted.scopes == null
                || wanted.expiresAt == null)
            throw new IllegalArgumentException("a key needs id, department, name, scopes and expiresAt");
        var networks = wanted.networks == null ? List.<String>of() : wanted.networks;
        return clients.issue(
                new ClientOrder(
                        wanted.id,
                        wanted.department,
                        wanted.name,
                        wanted.scopes,
                        Boolean.TRUE.equals(wanted.office),
                        networks,
                        wanted.expiresAt),
                caller.actor());
    }

    /** Ends a key and its tokens. */
    @Needs(Permission.ACCESS_MANAGE)
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String id, Caller caller) {
        clients.revoke(id, caller.actor());
        ring.forget();
    }
}
