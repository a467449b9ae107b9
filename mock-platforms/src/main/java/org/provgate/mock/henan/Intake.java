package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes records in exactly once: the same key and content is a duplicate, the same key with other content is refused, a refused
 * record leaves no trace. Not for several threads by itself.
 */
final class Intake {

    /**
     * An accepted record.
     *
     * @param scope what it belongs to: a task, or nothing
     */
    record Held(String scope, JsonNode content, String receiptNo, Instant at) {}

    private final String prefix;
    private final String idField;
    private final String alsoKey;
    private final Clock clock;
    private final Map<String, Held> held = new LinkedHashMap<>();

    /**
     * @param prefix how receipt numbers begin
     * @param idField the field that names a record
     * @param alsoKey a field that is part of the key too, or empty
     */
    Intake(String prefix, String idField, String alsoKey, Clock clock) {
        this.prefix = prefix;
        this.idField = idField;
        this.alsoKey = alsoKey;
        this.clock = clock;
    }

    /** Returns one receipt a record. @param rules what is wrong with a record that is not held yet */
    ArrayNode take(List<JsonNode> records, String scope, Function<JsonNode, List<Finding>> rules) {
        var receipts = Json.MAPPER.createArrayNode();
        for (var each : records) take(each, scope, rules, receipts);
        return receipts;
    }

    private void take(JsonNode content, String scope, Function<JsonNode, List<Finding>> rules, ArrayNode receipts) {
        var id = Fields.text(content, idField);
        if (id == null || id.length() > 50) {
            receipt(receipts, id, "REJECTED", null, List.of(Finding.malformed(idField)));
            return;
        }
        var key = alsoKey.isEmpty() ? id : id + "/" + Fields.text(content, alsoKey);
        var before = held.get(key);
        if (before != null) {
            boolean same = before.scope.equals(scope) && before.content.equals(content);
            if (same) receipt(receipts, id, "DUPLICATE", before.receiptNo, List.of());
            else receipt(receipts, id, "REJECTED", null, List.of(Finding.reused(idField)));
            return;
        }
        var findings = new ArrayList<>(rules.apply(content));
        if (Canonical.holdsNumber(content)) findings.add(Finding.malformed("record"));
        if (findings.stream().allMatch(Finding::warning)) {
            var number = nextNumber();
            held.put(key, new Held(scope, content, number, clock.instant()));
            receipt(receipts, id, "ACCEPTED", number, findings);
        } else receipt(receipts, id, "REJECTED", null, findings);
    }

    private String nextNumber() {
        var day = LocalDate.ofInstant(clock.instant(), Times.ZONE).format(DateTimeFormatter.BASIC_ISO_DATE);
        return prefix + day + String.format("%08d", held.size() + 1);
    }

    private static void receipt(
            ArrayNode receipts,
            @Nullable String id,
            String status,
            @Nullable String receiptNo,
            List<Finding> findings) {
        var receipt =
                receipts.addObject().put("recordId", id).put("status", status).put("receiptNo", receiptNo);
        var errors = receipt.putArray("errors");
        for (var finding : findings)
            errors.addObject()
                    .put("field", finding.field())
                    .put("ruleCode", finding.ruleCode())
                    .put("message", finding.message());
    }

    /** Returns what is held under an id, or null. */
    @Nullable
    Held find(String id) {
        return held.get(id);
    }

    /** Returns all accepted records in the order they came. */
    List<Held> all() {
        return List.copyOf(held.values());
    }
}
