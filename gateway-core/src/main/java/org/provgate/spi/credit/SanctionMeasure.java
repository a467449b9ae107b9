package org.provgate.spi.credit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A measure of joint sanction that binds a subject (联合惩戒措施, domain 3.10).
 *
 * @param to last day; null if lifelong
 */
public record SanctionMeasure(
        String orderId,
        String area,
        String cause,
        String measure,
        @Nullable String basis,
        @Nullable String docNo,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        boolean lifelong,
        @Nullable String requester) {}
