package org.provgate.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.provgate.rules.Refusal;
import org.provgate.rules.Violation;

/**
 * A key that is wanted.
 *
 * @param id 2 to 41 lower-case letters, digits and hyphens
 * @param department a code of the directory
 * @param scopes names of {@link Permission}, such as {@code records:write}
 * @param office as of {@link Client}
 * @param networks as of {@link Client}
 * @param expiresAt at most two years from now
 */
public record ClientOrder(
        String id,
        String department,
        String name,
        Set<String> scopes,
        boolean office,
        List<String> networks,
        Instant expiresAt) {

    private static final String BASIS = "docs/access.md";
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,40}");
    private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F.:]{2,39}(/[0-9]{1,3})?");
    private static final Duration LONGEST = Duration.ofDays(731);

    public ClientOrder {
        scopes = Set.copyOf(scopes);
        networks = List.copyOf(networks);
    }

    /** @throws Refusal with everything that is wrong */
    Set<Permission> checked(Instant now) {
        var wrong = new ArrayList<Violation>();
        var permissions = java.util.EnumSet.noneOf(Permission.class);
        for (var scope : scopes)
            try {
                permissions.add(Permission.of(scope));
            } catch (IllegalArgumentException e) {
                wrong.add(new Violation("scope", BASIS, e.getMessage()));
            }
        if (scopes.isEmpty()) wrong.add(new Violation("scope", BASIS, "a key needs at least one scope"));
        if (permissions.contains(Permission.ACCESS_MANAGE))
            wrong.add(new Violation("scope", BASIS, "people and keys are managed by a person, not by a key"));
        if (!office && permissions.stream().anyMatch(Permission::office))
            wrong.add(new Violation(
                    "scope",
                    BASIS,
                    "only a key of the office has a scope that concerns all departments, such as draw:run"));
        if (office && !permissions.stream().allMatch(ClientOrder::ofOffice))
            wrong.add(
                    new Violation(
                            "scope",
                            BASIS,
                            "a key of the office has only scopes of operators and auditors: findings are shared with departments"));
        if (permissions.stream().anyMatch(Permission::approves)
                && permissions.stream().anyMatch(Permission::writes))
            wrong.add(new Violation(
                    "separation",
                    BASIS,
                    "a key that approves must not write, or a system would approve its own; make two keys"));
        if (!ID.matcher(id).matches())
            wrong.add(
                    new Violation("id", BASIS, "the id must be 2 to 41 lower-case letters, digits and hyphens: " + id));
        for (var network : networks)
            if (!NETWORK.matcher(network).matches())
                wrong.add(new Violation("network", BASIS, "not a network such as 10.1.0.0/16: " + network));
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(LONGEST)))
            wrong.add(new Violation(
                    "expiry", BASIS, "a key expires between now and two years from now, not at " + expiresAt));
        if (!wrong.isEmpty()) throw new Refusal("key " + id, wrong);
        return permissions;
    }

    private static boolean ofOffice(Permission permission) {
        return Role.OPERATOR.permissions().contains(permission)
                || Role.AUDITOR.permissions().contains(permission);
    }
}
