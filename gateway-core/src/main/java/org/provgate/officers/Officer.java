package org.provgate.officers;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An officer as the register has them (R20, R21).
 *
 * @param id the register's own number, for ever; 1 to 64 letters, digits, {@code . _ : -}
 * @param department the department's code, of the same form
 * @param unit 单位, where they work
 * @param post 职务
 * @param certNo 执法证号, of the enforcement certificate
 * @param certValidTo its last day
 * @param specialties 业务专长, which a team may ask for
 * @param itemScope codes of the items they may inspect; empty is all
 * @param expert helps, and is never drawn (R22)
 * @param active 有效; an officer who is not is never drawn
 */
public record Officer(
        String id,
        String department,
        String name,
        String unit,
        @Nullable String post,
        String certNo,
        LocalDate certValidTo,
        List<String> specialties,
        List<String> itemScope,
        boolean expert,
        boolean active) {

    public Officer {
        specialties = List.copyOf(specialties);
        itemScope = List.copyOf(itemScope);
    }
}
