package org.provgate.submissions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.submissions.Call.Draft;

/**
 * Reads submissions from JSON field by field, so that one bad field hides no other fault. For several threads.
 *
 * @param <S> a record whose components may all be null
 */
public final class Shape<S extends HandedIn> {

    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

    private final Constructor<S> constructor;
    private final Map<String, JavaType> types = new LinkedHashMap<>();

    public Shape(Class<S> type) {
        try {
            constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor", e);
        }
        for (var component : type.getRecordComponents())
            types.put(component.getName(), Canonical.MAPPER.constructType(component.getGenericType()));
    }

    /** Reads one submission. @param row its place in the call, from 0 */
    public Draft<S> read(JsonNode node, int row) {
        var recordId = node.path("recordId").isTextual() ? node.path("recordId").textValue() : null;
        var faults = new Faults(row, recordId, List.of());
        if (!node.isObject()) faults.wrong("", "format", "应为JSON对象", "must be a JSON object");
        var values = new ArrayList<@Nullable Object>(types.size());
        types.forEach((name, type) -> values.add(value(name, node.path(name), type, faults)));
        node.fieldNames().forEachRemaining(name -> {
            if (!types.containsKey(name)) unknown(name, faults);
        });
        try {
            return new Draft<>(constructor.newInstance(values.toArray()), faults.errors());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(constructor + " takes whatever could be read", e);
        }
    }

    private static @Nullable Object value(String name, JsonNode node, JavaType type, Faults faults) {
        if (node.isMissingNode() || node.isNull()) return null;
        if (node.isTextual() && type.hasRawClass(String.class)) return node.textValue();
        if (node.isTextual() && type.hasRawClass(BigDecimal.class)) {
            if (AMOUNT.matcher(node.textValue()).matches()) return new BigDecimal(node.textValue());
            faults.wrong(name, "format", "应为数字，如1.500000", "must be a number such as 1.500000");
            return null;
        }
        try {
            return Canonical.MAPPER.treeToValue(node, type);
        } catch (UnrecognizedPropertyException e) {
            unknown(path(name, e), faults);
        } catch (JsonMappingException e) {
            unreadable(path(name, e), e, faults);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is read is a tree already", e);
        }
        return null;
    }

    private static void unknown(String field, Faults faults) {
        faults.wrong(field, "unknown-field", "没有这个字段", "is no field of such a record");
    }

    /** Says what is meant, and never what was found: it may be personal. */
    private static void unreadable(String field, JsonMappingException e, Faults faults) {
        if (e instanceof InvalidFormatException wrong && wrong.getTargetType().isEnum()) {
            var codes = Arrays.stream(wrong.getTargetType().getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.joining(", "));
            faults.wrong(field, "code", "应为" + codes + "之一", "must be one of " + codes);
        } else if (e instanceof InvalidFormatException wrong && wrong.getTargetType() == LocalDate.class) {
            faults.wrong(field, "date", "应为日期，如2026-11-21", "must be a date of the calendar such as 2026-11-21");
        } else {
            faults.wrong(field, "format", "格式不正确", "is not of the type of this field");
        }
    }

    private static String path(String name, JsonMappingException e) {
        var path = new StringBuilder(name);
        for (var step : e.getPath())
            path.append('/')
                    .append(step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        return path.toString();
    }
}
