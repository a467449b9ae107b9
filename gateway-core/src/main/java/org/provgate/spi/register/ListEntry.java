package org.provgate.spi.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a list (名录、名单) in canonical form; which list is the stream's. Ended is an entry with {@code outDate}.
 *
 * @param entryId 序号, at most 64 characters, stable
 * @param uscc 统一社会信用代码
 * @param regNo 注册号
 * @param name 名称
 * @param reason 列入原因代码 (domain 4.9)
 * @param reasonText 列入原因
 * @param inDate 列入日期
 * @param inOrgan 作出列入决定机关
 * @param inDocNo 列入文号
 * @param outDate 移出日期
 * @param outReason 移出原因
 * @param outOrgan 作出移出决定机关
 */
public record ListEntry(
        @Nullable String entryId,
        @Nullable String uscc,
        @Nullable String regNo,
        @Nullable String name,
        @Nullable String reason,
        @Nullable String reasonText,
        @Nullable LocalDate inDate,
        @Nullable String inOrgan,
        @Nullable String inDocNo,
        @Nullable LocalDate outDate,
        @Nullable String outReason,
        @Nullable String outOrgan)
        implements RegisterContent {}
