package org.provgate.spi.inspection;

import org.jspecify.annotations.Nullable;

/**
 * An entry of the item list (随机抽查事项, domain 3.3).
 *
 * @param code 14 digits
 * @param key whether it is 重点 (no cap) and not 一般
 * @param ratio 抽查比例 as published, free text
 * @param frequency 抽查频次 as published, free text
 * @param valid false ends it from the day it arrives
 */
public record InspectionItem(
        String code,
        String name,
        boolean key,
        @Nullable String legalBasis,
        @Nullable String subjectBody,
        @Nullable String content,
        @Nullable String method,
        @Nullable String ratio,
        @Nullable String frequency,
        boolean valid) {}
