package org.provgate.items;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.ItemClass;

/**
 * One thing that is inspected (R6, R8, R71; field list 3.3).
 *
 * @param code 检查事项编码, 14 digits
 * @param legalBasis 检查依据
 * @param subjectBody 检查主体, who inspects
 * @param objectKind 检查对象
 * @param content 检查内容
 * @param method 检查方式
 * @param requirements 检查要求
 * @param ratio 抽查比例 as the list words it
 * @param frequency 抽查频次 as the list words it
 * @param minRate floor, a share of 0 to 1
 * @param maxRate cap, a share of 0 to 1
 * @param filedAt 备案日期, needed outside the bureau's own level
 * @param guide 工作细则 or 指引
 * @param lenient 包容审慎 (R73)
 */
public record Item(
        String code,
        String name,
        ItemClass itemClass,
        String legalBasis,
        String subjectBody,
        String objectKind,
        String content,
        String method,
        String requirements,
        @Nullable String ratio,
        @Nullable String frequency,
        @Nullable BigDecimal minRate,
        @Nullable BigDecimal maxRate,
        Level level,
        @Nullable LocalDate filedAt,
        @Nullable String guide,
        boolean lenient) {}
