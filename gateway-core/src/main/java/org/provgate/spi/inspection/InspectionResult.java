package org.provgate.spi.inspection;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found at one subject in one task (抽查检查结果, domain 3.6).
 *
 * @param recordId ours, stable, at most 50 characters: the idempotency key
 * @param sourceKey PriPID; this or {@code uscc} is there
 * @param certNos at least two officers
 * @param findings at least one
 * @param refusalNote why nobody signed; null if signed
 * @param correctionOf the record this one replaces; null for none
 */
public record InspectionResult(
        String recordId,
        String taskId,
        @Nullable String uscc,
        @Nullable String sourceKey,
        String name,
        List<String> itemCodes,
        CheckMode mode,
        LocalDate checkDate,
        List<String> certNos,
        List<Finding> findings,
        @Nullable String problems,
        @Nullable String disposition,
        boolean signed,
        @Nullable String refusalNote,
        String enteredBy,
        OffsetDateTime enteredAt,
        @Nullable String correctionOf) {

    public InspectionResult {
        itemCodes = List.copyOf(itemCodes);
        certNos = List.copyOf(certNos);
        findings = List.copyOf(findings);
    }

    /** 检查方式 (domain 4.5). */
    public enum CheckMode {
        /** 实地. */
        ON_SITE,
        /** 书面. */
        WRITTEN,
        /** 采信其他部门结果. */
        RELIED_ON,
        /** 检验检测. */
        TESTING,
        /** 网络监测. */
        ONLINE,
        /** 委托专业机构. */
        COMMISSIONED
    }

    /** 抽查检查结果 (domain 4.4). “Not published” is split by the duty missed: Hebei asks, Henan does not. */
    public enum Finding {
        /** 未发现问题. */
        NO_PROBLEM,
        /** 未按规定公示应当公示的信息: an instant notice (即时信息). */
        NOTICE_NOT_PUBLISHED,
        /** 未按规定公示应当公示的信息: the annual report (年报). */
        ANNUAL_REPORT_NOT_PUBLISHED,
        /** 公示信息隐瞒真实情况、弄虚作假. */
        FALSE_INFO,
        /** 通过登记的住所（经营场所）无法联系. */
        UNREACHABLE,
        /** 发现问题已责令改正. */
        CORRECTED,
        /** 不配合检查情节严重. */
        OBSTRUCTED,
        /** 未发现开展本次抽查涉及的经营活动. */
        NO_ACTIVITY,
        /** 发现问题待后续处理. */
        FOLLOW_UP
    }
}
