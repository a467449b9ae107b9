package org.provgate.access;

import static org.provgate.access.Permission.*;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What a person is to the gateway. */
public enum Role {
    /** 经办人: writes, reads, answers for the department. */
    CLERK(EnumSet.of(
            STATUS_READ,
            BUREAU_READ,
            BUREAU_WRITE,
            DRAW_CONTRIBUTE,
            RECORDS_READ,
            RECORDS_WRITE,
            DELIVERIES_READ,
            FINDINGS_READ,
            FINDINGS_ADOPT,
            SANCTIONS_ANSWER,
            SANCTIONS_WRITE,
            AGREEMENTS_READ,
            AGREEMENTS_WRITE,
            TRANSFERS_READ,
            TRANSFERS_WRITE,
            TRANSFERS_ANSWER,
            FEED_READ,
            SUBSCRIPTIONS_WRITE,
            CLUES_READ)),
    /** 审核人: puts in force what another has written. */
    REVIEWER(EnumSet.of(
            STATUS_READ,
            BUREAU_READ,
            BUREAU_APPROVE,
            RECORDS_READ,
            DELIVERIES_READ,
            FINDINGS_READ,
            SANCTIONS_APPROVE,
            AGREEMENTS_READ,
            AGREEMENTS_APPROVE,
            TRANSFERS_READ,
            TRANSFERS_APPROVE,
            CLUES_READ)),
    /** 运维: the office that runs the gateway and the draws; sees every department's work. */
    OPERATOR(EnumSet.of(
            STATUS_READ,
            BUREAU_READ,
            BUREAU_WRITE,
            DRAW_RUN,
            DRAW_CONTRIBUTE,
            RECORDS_READ,
            DELIVERIES_READ,
            DELIVERIES_ACT,
            TRANSFERS_READ,
            AGREEMENTS_READ,
            CLUES_READ,
            CLUES_ASSIGN,
            AUDIT_READ)),
    /** 审计: sees everything, changes nothing. */
    AUDITOR(EnumSet.of(
            STATUS_READ,
            BUREAU_READ,
            RECORDS_READ,
            DELIVERIES_READ,
            AGREEMENTS_READ,
            TRANSFERS_READ,
            CLUES_READ,
            AUDIT_READ)),
    /** 安全管理员: people, keys, departments; no data. */
    SECURITY(EnumSet.of(STATUS_READ, ACCESS_MANAGE));

    private final Set<Permission> permissions;

    Role(Set<Permission> permissions) {
        this.permissions = Collections.unmodifiableSet(permissions);
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** Returns whether who has it works for all departments. */
    boolean office() {
        return this == OPERATOR || this == AUDITOR || this == SECURITY;
    }
}
