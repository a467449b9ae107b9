package org.provgate.officers;

import java.time.Instant;

/**
 * Why an officer must not inspect a subject (利害关系, R27).
 *
 * @param subjectKey the subject's identity in the register
 * @param reason kin, shares, former employment …
 */
public record Conflict(String officerId, String subjectKey, String reason, String declaredBy, Instant declaredAt) {}
