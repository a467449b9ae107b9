package org.provgate.spi.credit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An administrative penalty in the 双公示 form ({@code CF_…} of domain 3.7). Amounts in 万元, at most 6 decimals.
 *
 * @param kinds 处罚类别, texts of domain 4.7
 * @param licenceAffected 暂扣或吊销证照名称及编号
 * @param publicUntil 公示截止期
 */
public record Penalty(
        String recordId,
        Party party,
        @Nullable String docName,
        String docNo,
        List<String> kinds,
        String illegalType,
        @Nullable String facts,
        String basis,
        String content,
        @Nullable BigDecimal fine,
        @Nullable BigDecimal forfeit,
        @Nullable String licenceAffected,
        LocalDate decisionDate,
        @Nullable LocalDate validTo,
        @Nullable LocalDate publicUntil,
        Organ organ,
        Organ source,
        @Nullable String remark) {

    public Penalty {
        kinds = List.copyOf(kinds);
    }

    /** 机关. */
    public record Organ(String name, String uscc) {}
}
