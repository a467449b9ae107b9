package org.provgate.platforms;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.provgate.spi.CallContext;
import org.provgate.spi.Session;

/**
 * Makes the {@link CallContext} of each attempt. Usable from several threads.
 *
 * <p>Batch numbers are counted in memory, for each entry and day of its platform's zone, begin anew with the gateway, and after
 * 99999 with 00001: good for questions, for which platforms take any number. A submission brings its own, kept number in its
 * {@link org.provgate.spi.Batch}.
 */
public final class ProvinceContexts {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final int LAST_NUMBER = 99_999;

    private final Clock clock;
    private final Supplier<String> nonces;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    /** @param nonces gives 32 fresh lower-case hex digits each time; asked from several threads */
    public ProvinceContexts(Clock clock, Supplier<String> nonces) {
        this.clock = clock;
        this.nonces = nonces;
    }

    /** Returns the context of an attempt that begins now. */
    public CallContext of(Province province, Optional<Session> session) {
        return new Attempt(province, session, clock.instant());
    }

    private String nextBatchNumber(Province province, Instant now) {
        var day = LocalDate.ofInstant(now, province.description().zone());
        var count = counts.merge(province.id(), new Count(day, 1), Count::next);
        return DAY.format(count.day) + "%05d".formatted(count.number);
    }

    private record Count(LocalDate day, int number) {
        /** An attempt begun before midnight may count after it: the day never goes back, so no number comes twice. */
        Count next(Count first) {
            return first.day.isAfter(day) ? first : new Count(day, number % LAST_NUMBER + 1);
        }
    }

    private final class Attempt implements CallContext {
        private final Province province;
        private final Optional<Session> session;
        private final Instant now;

        Attempt(Province province, Optional<Session> session, Instant now) {
            this.province = province;
            this.session = session;
            this.now = now;
        }

        @Override
        public URI baseUrl() {
            return province.baseUrl();
        }

        @Override
        public String areaCode() {
            return province.areaCode();
        }

        @Override
        public String setting(String name) {
            var value = province.settings().get(name);
            if (value != null) return value;
            throw new IllegalArgumentException(
                    "adapter " + province.description().id() + " asks for setting " + name
                            + ", which it does not describe; add it to describe()");
        }

        @Override
        public Optional<Session> session() {
            return session;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public String nonce() {
            return nonces.get();
        }

        @Override
        public String nextBatchNumber() {
            return ProvinceContexts.this.nextBatchNumber(province, now);
        }
    }
}
