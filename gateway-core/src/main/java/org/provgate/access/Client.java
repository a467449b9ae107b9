package org.provgate.access;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A system of a department, which shows a key.
 *
 * @param networks where it may come from, such as {@code 10.1.0.0/16}; empty: from anywhere
 * @param revokedAt null as long as the key is good
 */
public record Client(
        String id,
        String department,
        String name,
        Set<Permission> scopes,
        List<String> networks,
        Instant expiresAt,
        @Nullable Instant revokedAt,
        String createdBy,
        Instant createdAt) {}
