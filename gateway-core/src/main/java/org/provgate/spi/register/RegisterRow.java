package org.provgate.spi.register;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One row of a register feed, translated but not yet judged: the gateway applies the rules all provinces share (check digits,
 * lengths, brackets), the adapter reports what it could not translate.
 *
 * @param withdrawn whether the row takes the entry back; then of its content only the keys count
 * @param sourceKey the province's own key (主体身份代码 PriPID), null if the row has none; it changes when a firm moves
 * @param updatedAt the platform's time of this version, null if unreadable (then {@code faults} says so)
 * @param content what the row says; fields that could not be read are null
 * @param faults everything that could not be translated; not empty sends the row to quarantine
 * @param raw the row as it came, for the person who looks into quarantine
 */
public record RegisterRow(
        boolean withdrawn,
        @Nullable String sourceKey,
        @Nullable Instant updatedAt,
        RegisterContent content,
        List<RowFault> faults,
        Supplier<String> raw) {

    public RegisterRow {
        faults = List.copyOf(faults);
    }
}
