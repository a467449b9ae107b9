package org.provgate.submissions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
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

    private static final int MOST = 1_000;
    /** What comes from outside is not trusted: depth, lengths, and the size of the whole are limited. */
    private static final ObjectReader READER = Canonical.MAPPER
            .reader()
            .with(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(8)
                            .maxStringLength(20_000)
                            .maxNameLength(100)
                            .maxNumberLength(100)
                            .maxDocumentLength(16L << 20)
                            .build())
                    .build());

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

    /** A body as it was read. @param single whether it was one object and no array */
    public record Read<S>(boolean single, List<Draft<S>> drafts) {}

    /**
     * Reads a body: one submission, or an array of them.
     *
     * @param corrected the record that the only submission puts right; null for anything else
     * @throws IllegalArgumentException if it is no JSON, is too deep, or has too much in it; says where, and nothing of what is there
     */
    public Read<S> read(byte[] body, @Nullable String corrected) {
        JsonNode tree;
        try {
            tree = READER.readTree(body);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException("the body is no JSON that is taken here"
                    + (at == null ? "" : ", see line " + at.getLineNr() + ", column " + at.getColumnNr()));
        } catch (IOException e) {
            throw new IllegalArgumentException("the body is no JSON in UTF-8");
        }
        if (!tree.isContainerNode())
            throw new IllegalArgumentException("the body is no record and no array of records");
        if (corrected != null) return new Read<>(true, List.of(correction(tree, corrected)));
        if (!tree.isArray()) return new Read<>(true, List.of(read(tree, 0)));
        if (tree.size() > MOST)
            throw new IllegalArgumentException("the most are " + MOST + " records in a call, these are " + tree.size());
        if (tree.isEmpty()) throw new IllegalArgumentException("the array is empty");
        var drafts = new ArrayList<Draft<S>>(tree.size());
        for (var node : tree) drafts.add(read(node, drafts.size()));
        return new Read<>(false, drafts);
    }

    private Draft<S> correction(JsonNode tree, String corrected) {
        var named = tree.path("correctionOf");
        if (tree instanceof ObjectNode object) object.put("correctionOf", corrected);
        var draft = read(tree, 0);
        if (named.isMissingNode() || named.isNull() || named.asText().equals(corrected)) return draft;
        var faults = new Faults(0, draft.submission().recordId(), draft.faults());
        faults.wrong("correctionOf", "other-record", "与地址中的记录编号不一致", "is not the record of the address");
        return new Draft<>(draft.submission(), faults.errors());
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
        if (!storable(node)) {
            faults.wrong(name, "characters", "含有不可见的控制字符", "has a control character or half a character");
            return null;
        }
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

    /** What no database text can hold must not get as far as a query. */
    private static boolean storable(JsonNode node) {
        if (node.isTextual()) return node.textValue().indexOf(0) < 0 && Characters.paired(node.textValue());
        for (var child : node) if (!storable(child)) return false;
        return true;
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
