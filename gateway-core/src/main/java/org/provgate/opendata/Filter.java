package org.provgate.opendata;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a set can be narrowed by. */
enum Filter {
    /** The first day. */
    FROM("a day such as 2026-11-01"),
    /** The last day. */
    TO("a day such as 2026-11-30"),
    AREA("2, 4 or 6 digits such as 4104"),
    DEPARTMENT("a department's code such as ZJ"),
    ITEM("the 14 digits of an item");

    private static final Pattern AREAS = Pattern.compile("[0-9]{2}([0-9]{2}){0,2}");
    private static final Pattern DEPARTMENTS = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
    private static final Pattern ITEMS = Pattern.compile("[0-9]{14}");

    final String form;

    Filter(String form) {
        this.form = form;
    }

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what a text means. @throws IllegalArgumentException if it is not of the form */
    Object value(String text) {
        return switch (this) {
            case FROM, TO -> day(text);
            case AREA -> matching(AREAS, text);
            case DEPARTMENT -> matching(DEPARTMENTS, text);
            case ITEM -> matching(ITEMS, text);
        };
    }

    private Object day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(parameter() + " must be " + form, e);
        }
    }

    private String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) throw new IllegalArgumentException(parameter() + " must be " + form);
        return text;
    }
}
