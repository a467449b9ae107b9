package org.provgate.recognition;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;

/**
 * An inspection of a subject as somebody may see it (检查结果). A field that is null is not there, or not shared; in JSON it is left
 * out.
 *
 * @param recordId the newest of its chain of corrections
 * @param department who inspected
 * @param departmentName in Chinese
 * @param items 检查事项, with how long each may be relied on
 * @param checkDate 检查日期, in Asia/Shanghai
 * @param findings 检查结果
 * @param state where it stands at the province: a state of deliveries, such as {@code ACCEPTED} or {@code PUBLISHED}
 * @param publishedOn the day the province made it public
 * @param digest SHA-256 of the record in the form of RFC 8785
 * @param proof the entry of the evidence log whose digest binds this one
 * @param adopted codes of the items for which the caller's department has adopted it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Inspection(
        String recordId,
        String department,
        @Nullable String departmentName,
        @Nullable List<CheckedItem> items,
        @Nullable LocalDate checkDate,
        @Nullable List<FindingText> findings,
        @Nullable CheckMode mode,
        @Nullable String problems,
        @Nullable String disposition,
        @Nullable Boolean signed,
        @Nullable String refusalNote,
        @Nullable List<String> officers,
        @Nullable String state,
        @Nullable LocalDate publishedOn,
        @Nullable String digest,
        @Nullable ResultProof proof,
        List<String> adopted) {

    /**
     * An item that was checked.
     *
     * @param name null if no list has it
     * @param validUntil last day it may be relied on, if at all; null if no rule holds
     * @param stillValid whether that day is not over
     * @param adoptable whether the caller's department may adopt it today
     * @param obstacle why not; null if it may
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CheckedItem(
            String code,
            @Nullable String name,
            @Nullable LocalDate validUntil,
            @Nullable Boolean stillValid,
            boolean adoptable,
            @Nullable String obstacle) {}

    /** @param zh as the public reads it (domain 4.4) */
    public record FindingText(Finding code, String zh) {}

    /** @param sequence of the row in the evidence log @param hash of it */
    public record ResultProof(long sequence, String hash) {}
}
