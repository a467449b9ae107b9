package org.provgate.outbox;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Numbers of kept batches: one series a province and day, each number once, whatever happens to the process that took it. Taken
 * from the database in blocks, so that numbers may be left out. For several threads and gateways.
 */
public final class BatchNumbers {

    private static final int BLOCK = 50;
    private static final int LAST = 99_999;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    private static final String TAKE = """
            INSERT INTO batch_number AS b (province, day, last) VALUES (:province, :day, :block)
                ON CONFLICT (province, day) DO UPDATE SET last = b.last + :block WHERE b.last + :block <= :most
            RETURNING last
            """;

    private final JdbcClient jdbc;
    private final Map<String, Deque<String>> free = new HashMap<>();

    public BatchNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns a number nobody has: {@code yyyyMMdd} of the day and 5 digits.
     *
     * @throws IllegalStateException if the day has none left
     */
    public String next(String province, LocalDate day) {
        return offered(province, day).orElseThrow(() -> usedUp(province));
    }

    /** Returns the sentence of a day without numbers, to be thrown. */
    static IllegalStateException usedUp(String province) {
        return new IllegalStateException("province " + province + " has used up its " + LAST
                + " batch numbers of today; what waits goes out tomorrow");
    }

    /** Returns a number nobody has; empty if the day has none left. */
    synchronized Optional<String> offered(String province, LocalDate day) {
        var date = DAY.format(day);
        var numbers = free.computeIfAbsent(province, p -> new ArrayDeque<>());
        if (!numbers.isEmpty() && !numbers.peek().startsWith(date)) numbers.clear();
        if (numbers.isEmpty()) {
            var last = jdbc.sql(TAKE)
                    .param("province", province)
                    .param("day", day)
                    .param("block", BLOCK)
                    .param("most", LAST)
                    .query(Integer.class)
                    .optional();
            if (last.isEmpty()) return Optional.empty();
            for (int n = last.get() - BLOCK + 1; n <= last.get(); n++) numbers.add(date + "%05d".formatted(n));
        }
        return Optional.of(numbers.remove());
    }

    /** Takes back a number that was not used. */
    synchronized void giveBack(String province, String number) {
        free.get(province).addFirst(number);
    }
}
