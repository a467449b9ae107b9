package org.provgate.mock.hebei;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The one series of batch numbers of a caller, over all transactions (contract, 3001). Safe for several threads: submissions
 * are judged one after the other, so a batch sent twice at once has one effect.
 */
final class BatchLedger {
    private static final Pattern NUMBER = Pattern.compile("\\d{13}");

    private final Clock clock;
    private final Map<String, Entry> entries = new HashMap<>();

    BatchLedger(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns the earlier answer of a known batch, else computes it; a refusal uses up no number.
     *
     * @param inner the bytes of the inner document
     * @throws Refusal 2009 or 2011
     */
    synchronized String once(Envelope head, byte[] inner, Supplier<String> answer) {
        if (!NUMBER.matcher(head.batchNo()).matches()) {
            throw Refusal.malformed("BatchNo格式错误");
        }
        var digest = Guomi.sm3(inner);
        var known = entries.get(head.batchNo());
        if (known != null) {
            if (!known.tranCode.equals(head.tranCode()) || !known.digest.equals(digest)) {
                throw new Refusal("2009", "BatchNo已被其他内容使用");
            }
            return known.answer;
        }
        var today = PlatformTime.write(PlatformTime.now(clock).toLocalDate());
        if (!head.batchNo().startsWith(today)) {
            throw new Refusal("2011", "BatchNo不是当日批次");
        }
        var entry = new Entry(head.tranCode(), digest, answer.get());
        entries.put(head.batchNo(), entry);
        return entry.answer;
    }

    /** Reads what submissions have left, while none is under way. */
    synchronized <T> T locked(Supplier<T> reading) {
        return reading.get();
    }

    private record Entry(String tranCode, String digest, String answer) {}
}
