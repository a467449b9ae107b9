package org.provgate.opendata;

/**
 * A column of an open set.
 *
 * @param column in its view
 * @param zh what it is
 * @param en the same in English
 */
record Field(String column, String zh, String en) {

    static Field of(String column, String zh, String en) {
        return new Field(column, zh, en);
    }

    /** Returns its name in files and parameters: {@code checked_on} is {@code checkedOn}. */
    String name() {
        var name = new StringBuilder();
        for (var word : column.split("_"))
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        return name.toString();
    }
}
