package org.provgate.web;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;

/**
 * What the page {@code /lookup} shows of a subject (R53, R56). Called in the name of the caller; shows what he may see, and nothing of a
 * subject that is not known.
 */
public interface LookUps {

    /**
     * An inspection another may rely on.
     *
     * @param result in words
     * @param validUntil last day it may be relied on; null if it may not
     * @param evidence digest of the record
     */
    record Inspection(
            String department,
            String item,
            LocalDate checkedOn,
            String result,
            @Nullable LocalDate validUntil,
            String evidence) {}

    /**
     * A measure in force.
     *
     * @param basis what it rests on
     * @param to last day; null: until its basis ends
     */
    record Measure(
            String field,
            String measure,
            String basis,
            LocalDate from,
            @Nullable LocalDate to) {}

    /** @param uscc 统一社会信用代码, checked in its form */
    List<Inspection> inspections(String uscc, Caller caller);

    /** @param uscc as above */
    List<Measure> measures(String uscc, Caller caller);
}
