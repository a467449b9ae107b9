package org.provgate.plans;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * A planned round (R36, R37, R40): windows may overlap.
 *
 * @param number from 1
 * @param itemCodes what is inspected
 * @param departments whose officers inspect, by code; the first leads
 * @param rate above 0, at most 1; 1 is everybody
 * @param ends its last day
 */
public record Round(
        int number,
        String name,
        List<String> itemCodes,
        List<String> departments,
        BigDecimal rate,
        LocalDate starts,
        LocalDate ends) {

    public Round {
        itemCodes = List.copyOf(itemCodes);
        departments = List.copyOf(departments);
        if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0)
            throw new IllegalArgumentException("round " + number + " has a rate outside 0 to 1: " + rate);
        if (ends.isBefore(starts)) throw new IllegalArgumentException("round " + number + " ends before it starts");
    }
}
