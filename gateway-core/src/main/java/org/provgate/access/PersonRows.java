package org.provgate.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Digest;
import org.provgate.evidence.Entry;

/** How a person is read, and how what was done about one is told. */
final class PersonRows {

    static final String COLUMNS = """
            p.login, p.name, p.department, p.roles, p.password_hash IS NOT NULL AS password_set, p.totp_sealed IS NOT NULL AS second_factor,
            p.oidc_subject, p.active, p.locked_until, p.generation, p.changed_by, p.changed_at
            """;
    static final String SELECT = "SELECT " + COLUMNS + " FROM person p ";

    private PersonRows() {}

    static Person person(ResultSet r, int n) throws SQLException {
        return new Person(
                r.getString("login"),
                r.getString("name"),
                r.getString("department"),
                roles(r),
                r.getBoolean("password_set"),
                r.getBoolean("second_factor"),
                r.getString("oidc_subject"),
                r.getBoolean("active"),
                instant(r, "locked_until"),
                r.getInt("generation"),
                r.getString("changed_by"),
                r.getTimestamp("changed_at").toInstant());
    }

    static Entry entry(Person person, String action, String by) {
        return new Entry(
                person.department(),
                by,
                action,
                "person/" + person.login(),
                person.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
                person.login(),
                null,
                Digest.of(person.toString()));
    }

    private static Set<Role> roles(ResultSet r) throws SQLException {
        return Arrays.stream((String[]) r.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }

    private static @Nullable Instant instant(ResultSet r, String column) throws SQLException {
        var at = r.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
