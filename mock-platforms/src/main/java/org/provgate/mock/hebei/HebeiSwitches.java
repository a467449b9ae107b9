package org.provgate.mock.hebei;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What only Hebei can do wrong. Safe for threads. */
public final class HebeiSwitches {
    private final AtomicInteger wrongEchoes = new AtomicInteger();
    private final AtomicInteger failedBatches = new AtomicInteger();
    private volatile @Nullable LocalDateTime reopen;

    /** Submissions are answered 9002 until the platform's clock shows {@code reopening}, local time of Asia/Shanghai. */
    public void closeUntil(LocalDateTime reopening) {
        reopen = reopening;
    }

    /** The next {@code times} answers echo another BatchNo, correctly signed. */
    public void echoWrongly(int times) {
        wrongEchoes.set(times);
    }

    /** The next {@code times} queued batches end with status 3. */
    public void failBatches(int times) {
        failedBatches.set(times);
    }

    Optional<LocalDateTime> closedAt(LocalDateTime now) {
        return Optional.ofNullable(reopen).filter(now::isBefore);
    }

    boolean echoesWrongly() {
        return takeOne(wrongEchoes);
    }

    boolean failsBatch() {
        return takeOne(failedBatches);
    }

    private static boolean takeOne(AtomicInteger left) {
        return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0;
    }
}
