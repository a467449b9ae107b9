package org.provgate.mock.register;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A version of a list entry, canonical like {@link SubjectRow}; {@link #spoilt} puts the dirt in. An ended entry has an
 * {@code outDate}; {@code reason} is a digit from 1 to 4.
 */
public record EntryRow(
        Version version,
        Dirt dirt,
        ListKind kind,
        String entryId,
        String sourceKey,
        String uscc,
        String regNo,
        String name,
        String reason,
        String reasonText,
        String inDate,
        String inOrgan,
        String inDocNo,
        String outDate,
        String outReason,
        String outOrgan)
        implements SimulatedRow {

    @Override
    public Map<String, String> columns() {
        var columns = new LinkedHashMap<String, String>(20);
        columns.put("entry_id", entryId);
        columns.put("source_key", sourceKey);
        columns.put("uscc", uscc);
        columns.put("reg_no", regNo);
        columns.put("name", name);
        columns.put("reason", reason);
        columns.put("reason_text", reasonText);
        columns.put("in_date", inDate);
        columns.put("in_organ", inOrgan);
        columns.put("in_doc_no", inDocNo);
        columns.put("out_date", outDate);
        columns.put("out_reason", outReason);
        columns.put("out_organ", outOrgan);
        return columns;
    }

    /** Returns the row as it is sent. */
    public EntryRow spoilt() {
        return switch (dirt) {
            case LOWER_CASE_USCC -> with(uscc.toLowerCase(Locale.ROOT), name, inDate);
            case WRONG_USCC -> with(Digits.wrong(uscc), name, inDate);
            case BLANKS -> with(uscc, "　" + name + " ", inDate);
            case IMPOSSIBLE_DATE -> with(uscc, name, "2026-02-30");
            case EPOCH_DATE -> with(uscc, name, "1577808000000");
            default -> this;
        };
    }

    private EntryRow with(String newUscc, String newName, String newInDate) {
        return new EntryRow(
                version,
                dirt,
                kind,
                entryId,
                sourceKey,
                newUscc,
                regNo,
                newName,
                reason,
                reasonText,
                newInDate,
                inOrgan,
                inDocNo,
                outDate,
                outReason,
                outOrgan);
    }
}
