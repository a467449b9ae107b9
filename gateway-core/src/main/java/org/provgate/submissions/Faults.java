package org.provgate.submissions;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.provgate.tables.IdentityNumber;

/** Collects what is wrong with one submission; of each field the first fault is enough. For one thread. */
public final class Faults {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,50}");

    private final int row;
    private @Nullable String recordId;
    private final List<RecordError> errors = new ArrayList<>(0);
    private final Set<String> spoilt = new HashSet<>(0);
    private String known = "";

    public Faults(int row, @Nullable String recordId, List<RecordError> before) {
        this.row = row;
        this.recordId = recordId != null && ID.matcher(recordId).matches() ? recordId : null;
        for (var error : before) wrong(error.field(), error.code(), error.zh(), error.en());
        if (recordId != null && this.recordId == null)
            wrong("recordId", "format", "应为1至50位字母、数字或._:-", "must be 1 to 50 letters, digits, . _ : or -");
    }

    /** Names a number that may stand in texts though it looks like an identity-card number: those of tasks do. */
    public void knows(String number) {
        known = number;
        if (recordId != null && personal(recordId)) {
            recordId = null;
            identityNumber("recordId");
        }
    }

    /** Adds a fault. */
    public void wrong(String field, String code, String zh, String en) {
        if (spoilt.add(field)) errors.add(new RecordError(row, null, field, code, zh, en));
    }

    /** Not where something within the field could not be read: then it is there. */
    public void missing(String field) {
        if (spoilt.stream().noneMatch(f -> f.startsWith(field + "/"))) wrong(field, "missing", "必填，不能为空", "is missing");
    }

    /** Returns whether there is a value; reports it where there is none. */
    public boolean required(String field, @Nullable Object value) {
        var there = value instanceof String text ? !text.isBlank() : value != null;
        if (!there) missing(field);
        return there;
    }

    /** Checks a text that must be there. @param most characters (code points) */
    public void text(String field, @Nullable String value, int most) {
        if (required(field, value)) optional(field, value, most);
    }

    /** Checks a text that may be missing: its length, its characters, that no identity-card number is in it. */
    public void optional(String field, @Nullable String value, int most) {
        if (value == null) return;
        plain(field, value, most);
        if (personal(value)) identityNumber(field);
    }

    /** Checks a text in which a number is meant to stand. */
    public void plain(String field, String value, int most) {
        int length = value.codePointCount(0, value.length());
        if (length > most)
            wrong(
                    field,
                    "length",
                    "至多" + most + "字，现有" + length + "字",
                    "has " + length + " characters; the most is " + most);
        if (!Characters.plain(value, true))
            wrong(field, "characters", "含有不可见的控制字符", "has a control character or half a character");
    }

    /** Returns whether this field is without a fault so far. */
    public boolean good(String field) {
        return !spoilt.contains(field);
    }

    public List<RecordError> errors() {
        return errors.stream()
                .map(e -> new RecordError(row, recordId, e.field(), e.code(), e.zh(), e.en()))
                .toList();
    }

    private boolean personal(String value) {
        return IdentityNumber.in(known.isEmpty() ? value : value.replace(known, " "));
    }

    private void identityNumber(String field) {
        wrong(field, "personal-data", "含有18位身份证号，请删去", "has an identity-card number in it; take it out");
    }
}
