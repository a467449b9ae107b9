package org.provgate.access;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who signs in.
 *
 * @param passwordSet whether there is a password; without one the person has a one-time code to set it, or signs in elsewhere
 * @param secondFactor whether there is one
 * @param oidcSubject {@code registration:sub} at the provider where the person signs in; null if nowhere else
 * @param lockedUntil null if not locked
 * @param generation sessions of earlier ones are over
 */
public record Person(
        String login,
        String name,
        String department,
        Set<Role> roles,
        boolean passwordSet,
        boolean secondFactor,
        @Nullable String oidcSubject,
        boolean active,
        @Nullable Instant lockedUntil,
        int generation,
        String changedBy,
        Instant changedAt) {

    public Person {
        roles = Set.copyOf(roles);
    }

    /** Returns the person as who asks. */
    public Caller caller() {
        var permissions = EnumSet.noneOf(Permission.class);
        roles.forEach(role -> permissions.addAll(role.permissions()));
        return new Caller(
                department,
                login,
                permissions,
                roles.stream().anyMatch(Role::office) ? Caller.Reach.OFFICE : Caller.Reach.DEPARTMENT);
    }

    /** Returns whether a password alone does not let this person in. */
    public boolean needsSecondFactor() {
        return secondFactor || roles.stream().anyMatch(role -> role != Role.CLERK);
    }
}
