package org.provgate.spi.credit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An administrative licence in the 双公示 form ({@code XK_…} of domain 3.7).
 *
 * @param kind 许可类别, a text of domain 4.7
 */
public record Licence(
        String recordId,
        Party party,
        @Nullable String docName,
        String docNo,
        String kind,
        String content,
        @Nullable String certName,
        @Nullable String certNo,
        LocalDate decisionDate,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        Penalty.Organ organ,
        Penalty.Organ source,
        @Nullable String remark) {}
