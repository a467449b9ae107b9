package org.provgate.opendata;

import java.util.regex.Pattern;

/**
 * A column that rows can be put in order of; never null. Rows alike in it are in order of their ids.
 *
 * @param type of PostgreSQL: {@code date}, {@code integer} or {@code text}
 */
record Sort(String column, String type) {

    private static final Pattern DATE = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])");
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");

    String name() {
        return new Field(column, "", "").name();
    }

    /** Returns whether a text can be a value of the column. */
    boolean takes(String value) {
        return switch (type) {
            case "date" -> DATE.matcher(value).matches();
            case "integer" -> INTEGER.matcher(value).matches();
            default -> value.length() <= 200 && value.indexOf('\0') < 0;
        };
    }
}
