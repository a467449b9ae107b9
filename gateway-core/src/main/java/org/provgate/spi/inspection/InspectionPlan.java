package org.provgate.spi.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One version of an annual plan (年度抽查工作计划, domain 3.4).
 *
 * @param planId 14 digits: area 6, year 4, sequence 4
 * @param directed 定向 and not 不定向
 * @param scope 抽查范围及数量比例
 * @param itemCodes 14 digits each
 * @param replaces the version the platform holds and this one replaces; 0 for none
 */
public record InspectionPlan(
        String planId,
        String name,
        int year,
        boolean directed,
        LocalDate from,
        LocalDate to,
        @Nullable String scope,
        String leadDept,
        List<String> itemCodes,
        int replaces,
        @Nullable String adjustReason,
        @Nullable LocalDate publishDate) {
    public InspectionPlan {
        itemCodes = List.copyOf(itemCodes);
    }
}
