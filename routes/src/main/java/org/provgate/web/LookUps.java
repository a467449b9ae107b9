package org.provgate.web;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Caller;
import org.provgate.recognition.Inspection;
import org.provgate.recognition.Inspections;
import org.provgate.rules.Refusal;
import org.provgate.sanctions.Measure;
import org.provgate.sanctions.SanctionLookUp;

/** What the page {@code /lookup} shows of a subject (R53, R56): what its caller may see. */
final class LookUps {

    private static final String NONE = "";

    private final Inspections inspections;
    private final SanctionLookUp sanctions;

    LookUps(Inspections inspections, SanctionLookUp sanctions) {
        this.inspections = inspections;
        this.sanctions = sanctions;
    }

    /**
     * An item that was inspected. A text that is empty is not there, or not shared.
     *
     * @param validUntil last day it may be relied on; null if it may not
     */
    record InspectionRow(
            String department,
            String item,
            @Nullable LocalDate checkedOn,
            String result,
            @Nullable LocalDate validUntil,
            String evidence) {}

    /** A measure in force. @param to last day; null: until its basis ends */
    record MeasureRow(
            String field,
            String measure,
            String basis,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** @throws NoSuchElementException if no register has the subject @throws IllegalArgumentException if the number is wrong */
    List<InspectionRow> inspections(String uscc, Caller caller) {
        return inspections.of(caller, uscc, null).stream()
                .flatMap(i -> i.items() == null
                        ? List.of(row(i, NONE, null)).stream()
                        : i.items().stream()
                                .map(item -> row(i, item.code() + " " + text(item.name()), item.validUntil())))
                .toList();
    }

    /** Returns null where no field of sanctions is shared with the caller: that there are none would say something else. */
    @Nullable
    List<MeasureRow> measures(String uscc, Caller caller) {
        try {
            return sanctions.open(caller, uscc, null).stream().map(LookUps::row).toList();
        } catch (Refusal refusal) {
            if (refusal.code().equals("field-unknown")) return null;
            throw refusal;
        }
    }

    private static InspectionRow row(Inspection i, String item, @Nullable LocalDate until) {
        var findings = i.findings() == null
                ? NONE
                : i.findings().stream().map(Inspection.FindingText::zh).collect(Collectors.joining("；"));
        return new InspectionRow(
                i.department() + " " + text(i.departmentName()),
                item,
                i.checkDate(),
                findings,
                until,
                text(i.digest()));
    }

    private static MeasureRow row(Measure m) {
        var field = m.field() == null ? "其他 other" : m.field().zh() + " " + m.field();
        var basis = String.join(
                " ",
                text(m.basis().law()),
                text(m.basis().docNo()),
                text(m.basis().organ()));
        return new MeasureRow(field, m.zh() + (m.en() == null ? "" : " " + m.en()), basis.strip(), m.from(), m.to());
    }

    private static String text(@Nullable String text) {
        return text == null ? NONE : text;
    }
}
