package org.provgate.mock.hebei;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects what is wrong with one row, field by field; a field is told of once. */
final class RowCheck {
    private final Xml row;
    private final List<FieldError> errors = new ArrayList<>();

    RowCheck(Xml row) {
        this.row = row;
    }

    List<FieldError> errors() {
        return List.copyOf(errors);
    }

    void refuse(String field, String code, String message) {
        if (errors.stream().noneMatch(error -> error.field().equals(field))) {
            errors.add(new FieldError(field, code, message));
        }
    }

    void required(String... fields) {
        for (var field : fields) {
            if (row.value(field) == null) {
                refuse(field, "F01", "不能为空");
            }
        }
    }

    void format(String field, Pattern pattern) {
        var value = row.value(field);
        if (value != null && !pattern.matcher(value).matches()) {
            refuse(field, "F02", "格式错误");
        }
    }

    /** One code. */
    void code(String field, Set<String> codes) {
        var value = row.value(field);
        if (value != null && !codes.contains(value)) {
            refuse(field, "F03", "代码错误");
        }
    }

    /** Codes joined by a comma. */
    void codes(String field, Set<String> codes) {
        if (!codes.containsAll(many(field))) {
            refuse(field, "F03", "代码错误");
        }
    }

    List<String> many(String field) {
        var value = row.value(field);
        return value == null ? List.of() : Arrays.asList(value.split(",", -1));
    }

    /** The day of a field; a value that is no day is refused. */
    Optional<LocalDate> day(String field) {
        var value = row.value(field);
        if (value == null) {
            return Optional.empty();
        }
        var day = PlatformTime.day(value);
        if (day.isEmpty()) {
            refuse(field, "F02", "日期格式应为yyyyMMdd");
        }
        return day;
    }
}
