package org.provgate.sanctions;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which measure is meant: one of ours or one of the province's; the other is null. */
record MeasureId(@Nullable Long own, @Nullable Long provinces) {

    private static final Pattern ID = Pattern.compile("P?[0-9]{1,18}");

    /** @throws org.provgate.rules.Refusal if it is none */
    static MeasureId of(String text) {
        if (!ID.matcher(text).matches()) throw SanctionLookUp.unknown("of this id");
        return text.startsWith("P")
                ? new MeasureId(null, Long.valueOf(text.substring(1)))
                : new MeasureId(Long.valueOf(text), null);
    }

    String text() {
        return own == null ? "P" + provinces : own.toString();
    }
}
