package org.provgate.tasks;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A task outside the draw, as somebody orders it.
 *
 * @param reference number of the complaint, order or warning; names no person
 * @param subjects subject keys of the province's register
 * @param officers officer ids; the same team inspects every subject
 */
public record Triggered(
        Ground ground,
        String reference,
        String name,
        String province,
        String areaCode,
        LocalDate starts,
        LocalDate ends,
        List<String> subjects,
        List<String> officers) {

    private static final Pattern AREA = Pattern.compile("[0-9]{6}");

    public Triggered {
        Objects.requireNonNull(ground, "ground is missing: why is it inspected outside the draw?");
        required("reference", reference);
        required("name", name);
        required("province", province);
        required("areaCode", areaCode);
        Objects.requireNonNull(starts, "starts is missing");
        Objects.requireNonNull(ends, "ends is missing");
        if (!AREA.matcher(areaCode).matches())
            throw new IllegalArgumentException("areaCode is “" + areaCode + "”, not six digits");
        if (ends.isBefore(starts)) throw new IllegalArgumentException("the task ends before it starts");
        subjects = List.copyOf(Objects.requireNonNull(subjects, "subjects is missing"));
        officers = List.copyOf(Objects.requireNonNull(officers, "officers is missing"));
        if (subjects.isEmpty()) throw new IllegalArgumentException("subjects is empty; name at least one");
        if (subjects.stream().distinct().count() < subjects.size())
            throw new IllegalArgumentException("a subject is named twice");
    }

    private static void required(String what, String text) {
        if (text == null || text.isBlank()) throw new IllegalArgumentException(what + " is missing");
    }
}
