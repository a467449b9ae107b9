package org.provgate.spi.supervision;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;

/**
 * One inspection behaviour (监管行为, domain 3.6 [IR]).
 *
 * @param batchMark {@code cd_batch}: yyyyMMdd and 5 digits; a change or deletion comes under a new one
 * @param change insert, update or delete
 * @param institutionCode 实施机构编码
 * @param source {@code cd_source}: area code and department code
 * @param special 专项 and not 日常; a double-random check is special
 */
public record Behaviour(
        String recordId,
        String actionName,
        @Nullable String planId,
        String itemCode,
        String institutionCode,
        String partyName,
        @Nullable String partyCode,
        boolean special,
        CheckMode type,
        CheckMode mode,
        LocalDate checkDate,
        List<String> officerNames,
        List<String> certNos,
        List<Finding> findings,
        String batchMark,
        Change change,
        String source) {

    public Behaviour {
        officerNames = List.copyOf(officerNames);
        certNos = List.copyOf(certNos);
        findings = List.copyOf(findings);
    }

    public enum Change {
        INSERT,
        UPDATE,
        DELETE
    }
}
