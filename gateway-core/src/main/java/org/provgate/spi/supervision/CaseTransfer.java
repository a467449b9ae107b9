package org.provgate.spi.supervision;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A case or clue handed over (案件移送、抄告, domain 3.11).
 *
 * @param transferId ours, stable: the idempotency key
 */
public record CaseTransfer(
        String transferId,
        Kind kind,
        String toDept,
        String name,
        @Nullable String uscc,
        @Nullable String sourceKey,
        String facts,
        @Nullable String evidence,
        LocalDate date) {

    public enum Kind {
        /** 其他部门. */
        OTHER_DEPT,
        /** 公安. */
        PUBLIC_SECURITY,
        /** 司法. */
        JUDICIAL,
        /** 抄告. */
        COPY
    }
}
