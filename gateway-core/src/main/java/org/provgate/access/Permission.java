package org.provgate.access;

import java.util.Arrays;
import java.util.Locale;

/** What can be asked for. A person has those of the roles, a system those of its key, where they are called scopes. */
public enum Permission {
    /** Nights, registers as a whole, whether everything runs. */
    STATUS_READ,
    /** Items, officers, plans, batches, tasks, forms, reports, due dates. */
    BUREAU_READ,
    /** Items, officers, plans, tasks outside the draw. */
    BUREAU_WRITE,
    /** What somebody else has written there is put in force. */
    BUREAU_APPROVE,
    /** A batch from its opening to its close. */
    DRAW_RUN,
    /** One's part of a seed. */
    DRAW_CONTRIBUTE,
    RECORDS_READ,
    RECORDS_WRITE,
    DELIVERIES_READ,
    /** What an operator does about what waits: retry, park, pause. */
    DELIVERIES_ACT,
    /** Inspections of others and measures that bind a subject. */
    FINDINGS_READ,
    /** Another department's result is relied on. */
    FINDINGS_ADOPT,
    /** What was done about a measure, and that a recall has arrived. */
    SANCTIONS_ANSWER,
    /** A measure ends before its day: repair, annulment. */
    SANCTIONS_WRITE,
    SANCTIONS_APPROVE,
    AGREEMENTS_READ,
    AGREEMENTS_WRITE,
    AGREEMENTS_APPROVE,
    TRANSFERS_READ,
    TRANSFERS_WRITE,
    TRANSFERS_APPROVE,
    /** What became of what was handed over. */
    TRANSFERS_ANSWER,
    FEED_READ,
    SUBSCRIPTIONS_WRITE,
    CLUES_READ,
    /** Clues of the public are given to departments. */
    CLUES_ASSIGN,
    /** Evidence, and who read what. */
    AUDIT_READ,
    /** Departments, people and keys. */
    ACCESS_MANAGE;

    /** Returns its name in keys and tokens, such as {@code records:write}. */
    public String scope() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    /** @throws IllegalArgumentException if there is none of this name, with those there are */
    public static Permission of(String scope) {
        return Arrays.stream(values())
                .filter(p -> p.scope().equals(scope))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no scope " + scope + "; there are "
                        + Arrays.stream(values()).map(Permission::scope).toList()));
    }

    /**
     * Returns whether what it allows has to look across departments to be right: numbers, duplicates, who sits where. The service then
     * checks by itself what concerns the caller; whatever else is asked for is checked by the database as well.
     */
    public boolean acrossDepartments() {
        return switch (this) {
            case BUREAU_WRITE, BUREAU_APPROVE, DRAW_CONTRIBUTE, RECORDS_WRITE, ACCESS_MANAGE -> true;
            default -> false;
        };
    }

    /** Returns whether it concerns all departments by its nature. */
    public boolean office() {
        return switch (this) {
            case DRAW_RUN, DELIVERIES_ACT, AUDIT_READ, ACCESS_MANAGE -> true;
            default -> false;
        };
    }

    /** Returns whether what it allows puts in force what others wrote; a key that has it may write nothing. */
    boolean approves() {
        return name().endsWith("_APPROVE");
    }

    boolean writes() {
        return name().endsWith("_WRITE");
    }
}
