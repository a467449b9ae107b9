package org.provgate.tasks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
        var wrong = new ArrayList<String>();
        if (ground == null) wrong.add("ground is missing: why is it inspected outside the draw?");
        required(wrong, "reference", reference);
        required(wrong, "name", name);
        required(wrong, "province", province);
        required(wrong, "areaCode", areaCode);
        if (starts == null) wrong.add("starts is missing");
        if (ends == null) wrong.add("ends is missing");
        if (areaCode != null && !areaCode.isBlank() && !AREA.matcher(areaCode).matches())
            wrong.add("areaCode is “" + areaCode + "”, not six digits");
        if (starts != null && ends != null && ends.isBefore(starts)) wrong.add("the task ends before it starts");
        if (subjects == null || subjects.isEmpty()) wrong.add("subjects is empty; name at least one");
        else if (subjects.stream().distinct().count() < subjects.size()) wrong.add("a subject is named twice");
        if (officers == null) wrong.add("officers is missing");
        if (!wrong.isEmpty()) throw new IllegalArgumentException(String.join("; ", wrong));
        subjects = List.copyOf(subjects);
        officers = List.copyOf(officers);
    }

    private static void required(List<String> wrong, String what, String text) {
        if (text == null || text.isBlank()) wrong.add(what + " is missing");
    }
}
