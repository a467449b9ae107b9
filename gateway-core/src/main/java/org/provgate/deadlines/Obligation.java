package org.provgate.deadlines;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A record whose dates are to be found.
 *
 * @param province the entry of the settings
 * @param areaCode 行政区划代码, six digits
 * @param eventOn 检查日期 or 决定日期
 * @param taskEnds last day of the task; null where there is none
 */
public record Obligation(
        String recordId,
        Kind kind,
        String province,
        String areaCode,
        LocalDate eventOn,
        @Nullable LocalDate taskEnds) {

    /** What kind of record it is. */
    public enum Kind {
        /** 抽查检查结果. */
        RESULT,
        /** 行政处罚. */
        PENALTY,
        /** 行政许可. */
        LICENCE
    }
}
