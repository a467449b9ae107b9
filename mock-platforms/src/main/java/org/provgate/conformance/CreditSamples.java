package org.provgate.conformance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.conformance.ServicesStandIn.Firm;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.Behaviour.Change;
import org.provgate.spi.supervision.CaseTransfer;

/** What a bureau sends to a credit platform and a supervision system. No real person. */
record CreditSamples(Firm firm, LocalDate today) {

    static final String PERSON = "示例当事人";
    /** No day of birth, so nobody's number. */
    static final String PERSON_ID = "00000000000000000X";

    private static final LocalDate LEAP_DAY = LocalDate.of(2096, 2, 29);
    private static final Penalty.Organ ORGAN = new Penalty.Organ("市场监督管理局", "11410402005451234X");

    Party party(Party.Kind kind) {
        return kind == Party.Kind.PERSON
                ? new Party(PERSON, kind, null, null, null, "身份证", PERSON_ID)
                : new Party(firm.name(), kind, firm.uscc(), null, "示例负责人", null, null);
    }

    /** Returns an organisation without the code that every organisation has. */
    Party nameless() {
        return new Party(firm.name(), Party.Kind.ORGANISATION, null, null, null, null, null);
    }

    Penalty penalty(String id, Party party, List<String> kinds, @Nullable String facts, @Nullable String fine) {
        return new Penalty(
                id,
                party,
                null,
                "市监罚〔2026〕1号",
                kinds,
                "无照经营",
                facts,
                "条例第三条",
                "罚款",
                fine == null ? null : new BigDecimal(fine),
                fine == null ? null : BigDecimal.ZERO,
                null,
                today.minusDays(1),
                null,
                LEAP_DAY,
                ORGAN,
                ORGAN,
                null);
    }

    Licence licence(String id, Party party, @Nullable String remark) {
        return new Licence(
                id,
                party,
                null,
                "许可〔2026〕1号",
                "普通",
                "食品经营",
                null,
                null,
                today.minusDays(1),
                today,
                LEAP_DAY,
                ORGAN,
                ORGAN,
                remark);
    }

    Behaviour behaviour(String id, String itemCode, String actionName, Change change, int mark) {
        return behaviour(
                id,
                itemCode,
                actionName,
                CheckMode.ON_SITE,
                List.of(Finding.NO_PROBLEM),
                List.of("示例甲", "示例乙"),
                change,
                mark);
    }

    Behaviour behaviour(
            String id,
            String itemCode,
            String actionName,
            CheckMode mode,
            List<Finding> findings,
            List<String> officers,
            Change change,
            int mark) {
        return new Behaviour(
                id,
                actionName,
                null,
                itemCode,
                ORGAN.uscc(),
                firm.name(),
                firm.uscc(),
                mark % 2 == 1,
                mode,
                mode,
                today.minusDays(1),
                officers,
                List.of("证1", "证2"),
                findings,
                DateTimeFormatter.BASIC_ISO_DATE.format(today) + "%05d".formatted(mark),
                change,
                itemCode.substring(0, 6) + "010");
    }

    CaseTransfer transfer(String id, CaseTransfer.Kind kind, String facts) {
        return new CaseTransfer(
                id, kind, "市公安局", firm.name(), firm.uscc(), firm.sourceKey(), facts, null, today.minusDays(1));
    }

    SanctionFeedback feedback(String orderId, String feedbackId, String action) {
        return new SanctionFeedback(orderId, feedbackId, "财政局", action, today, null);
    }
}
