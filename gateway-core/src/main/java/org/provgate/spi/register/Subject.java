package org.provgate.spi.register;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A market subject (市场主体) in canonical form. Any field may be null: what must not be missing is judged by the gateway.
 *
 * @param uscc 统一社会信用代码, 18 characters
 * @param regNo 注册号, 15 or 13 digits
 * @param name 名称, at most 100 code points
 * @param entType 市场主体类型 (CA16), 4 digits
 * @param industryCode 行业代码 (GB/T 4754)
 * @param estDate 成立日期
 * @param regOrg 登记机关, 6 digits
 * @param areaCode 住所所在行政区划; the gateway cuts 9 digits to 6
 * @param address 住所, at most 512 code points
 * @param scope 经营范围, at most 3,000 code points
 * @param opFrom 经营期限自
 * @param opTo 经营期限至; null is open
 * @param state 登记状态 (CA19)
 * @param stateDate 变更、注销日期
 * @param legalRep 法定代表人; personal data
 * @param regCapital 注册资本 in 万元, at most 6 decimals
 * @param currency 币种, three digits (156 is CNY)
 * @param riskGrade 信用风险分类
 * @param onAbnormalList 是否在经营异常名录
 * @param onSeriousList 是否在严重违法失信名单
 */
public record Subject(
        @Nullable String uscc,
        @Nullable String regNo,
        @Nullable String name,
        @Nullable String entType,
        @Nullable String industryCode,
        @Nullable LocalDate estDate,
        @Nullable String regOrg,
        @Nullable String areaCode,
        @Nullable String address,
        @Nullable String scope,
        @Nullable LocalDate opFrom,
        @Nullable LocalDate opTo,
        @Nullable RegState state,
        @Nullable LocalDate stateDate,
        @Nullable String legalRep,
        @Nullable BigDecimal regCapital,
        @Nullable String currency,
        @Nullable RiskGrade riskGrade,
        @Nullable Boolean onAbnormalList,
        @Nullable Boolean onSeriousList)
        implements RegisterContent {

    /** Returns a subject of which only the keys are known, as a withdrawal names it. */
    public static Subject keys(@Nullable String uscc, @Nullable String regNo) {
        return new Subject(
                uscc, regNo, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                null, null, null);
    }
}
