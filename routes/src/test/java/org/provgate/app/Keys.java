package org.provgate.app;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.provgate.access.Permission;
import org.provgate.access.Role;
import org.provgate.evidence.Digest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys of systems, written straight into the database of a test. Each gives the header {@code Authorization}. */
final class Keys {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Map<JdbcClient, Map<String, String>> ALL = new ConcurrentHashMap<>();

    private Keys() {}

    /** Of a department's system that does what its people of these roles do. */
    static String of(JdbcClient jdbc, String department, Role... roles) {
        return key(jdbc, department, false, Arrays.stream(roles).flatMap(r -> r.permissions().stream()));
    }

    static String of(JdbcClient jdbc, String department, Set<Permission> permissions) {
        return key(jdbc, department, false, permissions.stream());
    }

    /** Of a department's system that may everything a department may; the same one each time. */
    static String all(JdbcClient jdbc, String department) {
        return ALL.computeIfAbsent(jdbc, j -> new ConcurrentHashMap<>())
                .computeIfAbsent(department, d -> key(jdbc, d, false, Arrays.stream(Permission.values())));
    }

    /** Of the office's own system, which may everything. */
    static String office(JdbcClient jdbc) {
        return key(jdbc, "SC", true, Arrays.stream(Permission.values()));
    }

    private static String key(JdbcClient jdbc, String department, boolean office, Stream<Permission> permissions) {
        var id = "test-" + NUMBER.incrementAndGet();
        var key = "pgk_" + Digest.of(id);
        jdbc.sql("INSERT INTO department VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
                .params(department, department, department)
                .update();
        jdbc.sql("""
                        INSERT INTO client (id, department, name, scopes, office, key_hash, expires_at, created_by, created_at)
                        VALUES (:id, :department, 'a test', :scopes, :office, :hash, now() + interval '1 day', 'test', now())
                        """)
                .param("id", id)
                .param("department", department)
                .param("scopes", permissions.map(Permission::scope).distinct().toArray(String[]::new))
                .param("office", office)
                .param("hash", HexFormat.of().parseHex(Digest.of(key)))
                .update();
        return "Bearer " + key;
    }
}
