package org.provgate.mock.hebei;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** 5001: clue copies and case transfers. Not for several threads. */
final class TransferDesk {
    private static final Set<String> KINDS = Set.of("1", "2", "3", "4");

    private final Map<String, Copy> copies = new LinkedHashMap<>();

    /** The same TransferId and content gives the same number; other content is malformed. */
    String accept(Question question) {
        var id = question.required("TransferId");
        if (!KINDS.contains(question.required("Kind"))) {
            throw Refusal.malformed("Kind代码错误");
        }
        question.required("ToDept");
        question.required("Facts");
        if (PlatformTime.day(question.required("CopyDate")).isEmpty()) {
            throw Refusal.malformed("CopyDate格式应为yyyyMMdd");
        }
        var number = "YS" + String.format("%010d", copies.size() + 1);
        var copy = copies.computeIfAbsent(id, first -> new Copy(question.request(), number));
        if (!copy.content.equals(question.request())) {
            throw Refusal.malformed("TransferId已被其他内容使用");
        }
        return Question.ok(response -> response.leaf("ReceiptNo", copy.receiptNo));
    }

    /** Returns what was handed over, in the order it came. */
    List<Xml> taken() {
        return copies.values().stream().map(Copy::content).toList();
    }

    /** Returns the numbers given, by TransferId. */
    Map<String, String> receipts() {
        return copies.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().receiptNo));
    }

    private record Copy(Xml content, String receiptNo) {}
}
