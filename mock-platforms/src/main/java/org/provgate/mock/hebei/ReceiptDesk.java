package org.provgate.mock.hebei;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * 3001 and 4001 with their receipts (3002) and what became public (3003). Rows are judged when they come and told of when the
 * clock has moved on. Not for several threads.
 */
final class ReceiptDesk {
    private static final int MOST_ROWS = 500;
    private static final int MOST_ASKED = 200;
    private static final Duration KEPT = Duration.ofDays(7);

    private final Clock clock;
    private final Duration after;
    private final Map<String, Queued> batches = new HashMap<>();
    private final Map<String, Taken> taken = new LinkedHashMap<>();
    private final BooleanSupplier failing;

    /** @param failing asked once a batch: whether it ends with status 3 */
    ReceiptDesk(Clock clock, Duration after, BooleanSupplier failing) {
        this.clock = clock;
        this.after = after;
        this.failing = failing;
    }

    /** 3001 and 4001: one series of BusIds for each. */
    String accept(Question question, Function<Xml, List<FieldError>> rules, Consumer<Xml> onTaken) {
        var rows = question.rows(MOST_ROWS);
        boolean fails = failing.getAsBoolean();
        var judged = new ArrayList<Judged>();
        if (!fails) {
            rows.forEach(row -> judged.add(judge(question.head().tranCode(), row, rules, onTaken)));
        }
        batches.put(question.head().batchNo(), new Queued(PlatformTime.now(clock), fails, judged));
        return Question.accepted(rows.size());
    }

    private Judged judge(String tranCode, Xml row, Function<Xml, List<FieldError>> rules, Consumer<Xml> onTaken) {
        var busId = row.textOf("BusId");
        var content = content(row);
        var held = taken.get(tranCode + busId);
        if (held != null) {
            return held.content.equals(content)
                    ? new Judged(row, held.receiptNo, List.of())
                    : new Judged(row, null, List.of(new FieldError("BusId", "F09", "BusId已被其他内容使用")));
        }
        var errors = rules.apply(row);
        if (!errors.isEmpty()) {
            return new Judged(row, null, errors);
        }
        var now = PlatformTime.now(clock);
        var receiptNo = "HB" + PlatformTime.write(now.toLocalDate()) + String.format("%08d", taken.size() + 1);
        taken.put(tranCode + busId, new Taken(row, content, receiptNo, now.plus(after.multipliedBy(2))));
        onTaken.accept(row);
        return new Judged(row, receiptNo, List.of());
    }

    /** Returns the rows of a transaction that were taken, in the order they came. */
    List<Xml> taken(String tranCode) {
        return taken.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(tranCode))
                .map(entry -> entry.getValue().row)
                .toList();
    }

    /** Everything but RowNo, which only counts lines. */
    private static List<Xml> content(Xml row) {
        return row.children().stream()
                .filter(field -> !field.name().equals("RowNo"))
                .toList();
    }

    /** Returns the receipts of all rows taken with a TranCode, by BusId. */
    Map<String, String> held(String tranCode) {
        var held = new HashMap<String, String>();
        taken.forEach((key, row) -> {
            if (key.startsWith(tranCode)) held.put(key.substring(tranCode.length()), row.receiptNo);
        });
        return held;
    }

    /** 3002. */
    String receipt(Question question) {
        var batch = batches.get(question.required("BatchNo"));
        var now = PlatformTime.now(clock);
        if (batch == null || batch.at.plus(KEPT).isBefore(now)) {
            throw new Refusal("2010", "批次不存在");
        }
        if (now.isBefore(batch.at.plus(after))) {
            boolean checking = !now.isBefore(batch.at.plus(after.dividedBy(2)));
            return Question.ok(response -> response.leaf("Status", checking ? "1" : "0"));
        }
        if (batch.failed) {
            return Question.ok(response -> response.leaf("Status", "3"));
        }
        return Question.ok(response -> response.leaf("Status", "2")
                .element("list", list -> batch.rows.forEach(row -> list.element("Row", row::write))));
    }

    /** 3003: a row no one knows, or that was refused, has no answer. */
    String published(Question question) {
        var list = question.request().child("list");
        var ids = list.orElse(question.request()).all("BusId");
        if (ids.size() > MOST_ASKED) {
            throw new Refusal("2002", "超过" + MOST_ASKED + "个BusId");
        }
        var now = PlatformTime.now(clock);
        return Question.ok(response -> response.element(
                "list",
                answer -> ids.forEach(id -> {
                    var row = taken.get("3001" + id.text());
                    if (row != null) {
                        boolean isPublic = !now.isBefore(row.publicAt);
                        var day = isPublic ? PlatformTime.write(row.publicAt.toLocalDate()) : "";
                        var flag = isPublic ? "1" : "0";
                        answer.leafWith("Row", "", "BusId", id.text(), "Published", flag, "PublishDate", day);
                    }
                })));
    }

    private record Queued(LocalDateTime at, boolean failed, List<Judged> rows) {}

    private record Taken(Xml row, List<Xml> content, String receiptNo, LocalDateTime publicAt) {}

    private record Judged(Xml row, @Nullable String receiptNo, List<FieldError> errors) {
        void write(Markup out) {
            out.leaf("RowNo", row.value("RowNo")).leaf("BusId", row.value("BusId"));
            out.leaf("State", receiptNo == null ? "0" : "1").leaf("ReceiptNo", receiptNo);
            errors.forEach(
                    error -> out.leafWith("Field", error.message(), "Name", error.field(), "ErrorCode", error.code()));
        }
    }
}
