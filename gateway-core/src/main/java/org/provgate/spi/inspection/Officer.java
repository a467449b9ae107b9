package org.provgate.spi.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enforcement officer (执法检查人员, domain 3.2); never an identity-card number.
 *
 * @param certNo 执法证号
 * @param specialties 业务专长
 * @param certValidTo last day of the certificate
 * @param valid false ends the entry from the day it arrives
 */
public record Officer(
        String certNo,
        String name,
        String unit,
        @Nullable String post,
        List<String> specialties,
        LocalDate certValidTo,
        boolean valid) {
    public Officer {
        specialties = List.copyOf(specialties);
    }
}
