package org.provgate.spi;

/**
 * One setting an adapter reads by {@link CallContext#setting}.
 *
 * @param name the key below {@code provgate.provinces.<entry>}, in kebab case
 * @param secret whether the value must never be shown or logged
 * @param pattern what a value must match as a whole (a regular expression)
 * @param help one sentence for the operator: what it is and where to get it
 */
public record Setting(String name, boolean secret, String pattern, String help) {

    /** A setting everybody may see. */
    public static Setting open(String name, String pattern, String help) {
        return new Setting(name, false, pattern, help);
    }

    /** A setting nobody may see. */
    public static Setting secret(String name, String pattern, String help) {
        return new Setting(name, true, pattern, help);
    }
}
