package org.provgate.access;

import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and for whom. The one of the present thread decides which rows its database connections show: a department's own and
 * what is shared with it, or, for the office and for the gateway's own work, all.
 *
 * @param department code; of an office person where he belongs
 * @param actor the person or system, as evidence names it
 * @param permissions what may be asked for
 * @param reach whose rows are seen
 */
public record Caller(String department, String actor, Set<Permission> permissions, Reach reach) {

    private static final ThreadLocal<@Nullable Caller> CURRENT = new ThreadLocal<>();

    /** Whose rows somebody sees. */
    public enum Reach {
        /** Nobody's: who has not said who he is. */
        NOTHING,
        /** What anybody may read. */
        PUBLIC,
        DEPARTMENT,
        /** All departments'. */
        OFFICE
    }

    public Caller {
        permissions = Set.copyOf(permissions);
    }

    /** Returns somebody who has not signed in. */
    public static Caller nobody() {
        return new Caller("", "nobody", Set.of(), Reach.NOTHING);
    }

    /** Returns the public: it reads what is published. */
    public static Caller anybody() {
        return new Caller("", "public", Set.of(), Reach.PUBLIC);
    }

    /** Returns whoever works at the gateway's own machine, by its commands: he has the database in his hands anyway. */
    public static Caller local(String department, String actor) {
        return new Caller(department, actor, Set.of(Permission.values()), Reach.OFFICE);
    }

    /** Returns the same with everybody's rows in reach, for work that looks across departments; what he may read of it is for the service to say. */
    public Caller acrossDepartments() {
        return new Caller(department, actor, permissions, Reach.OFFICE);
    }

    /**
     * Returns whether two actors may be one person: {@code wang} who signed in, and {@code Wang@zj-oa} whom a system names. A system that
     * names nobody ({@code @zj-oa}) may stand for anybody.
     */
    public static boolean maybeSame(String one, String other) {
        var first = person(one);
        var second = person(other);
        return first.isEmpty() || second.isEmpty() || first.equals(second);
    }

    private static String person(String actor) {
        int at = actor.lastIndexOf('@');
        var person = at < 0 || actor.endsWith("@local") ? actor.replaceFirst("@local$", "") : actor.substring(0, at);
        return person.strip().toLowerCase(Locale.ROOT);
    }

    /** Returns whether he works for all departments. */
    public boolean office() {
        return reach == Reach.OFFICE;
    }

    /** Returns whether what belongs to a department is this caller's business. */
    public boolean concerns(String code) {
        return office() || reach == Reach.DEPARTMENT && department.equals(code);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /** Returns the caller this thread works for; null for the gateway's own work. */
    public static @Nullable Caller current() {
        return CURRENT.get();
    }

    /** Does {@code work} in the name of this caller, in this thread. */
    public <T> T run(Supplier<T> work) {
        var before = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            if (before == null) CURRENT.remove();
            else CURRENT.set(before);
        }
    }

    /** Begins to work for this caller in this thread, until {@link #leave}. For what has a beginning and an end of its own. */
    public void enter() {
        CURRENT.set(this);
    }

    /** Ends what {@link #enter} began. */
    public static void leave() {
        CURRENT.remove();
    }
}
