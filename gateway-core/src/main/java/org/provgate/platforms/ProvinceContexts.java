package org.provgate.platforms;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;
import org.provgate.spi.CallContext;
import org.provgate.spi.Session;

/** Makes the {@link CallContext} of each attempt. Usable from several threads. */
public final class ProvinceContexts {

    private final Clock clock;
    private final Supplier<String> nonces;
    private final BatchNumbering numbers;

    /** Gives numbers for the batches of one day, each once. */
    @FunctionalInterface
    public interface BatchNumbering {
        /** @return {@code yyyyMMdd} of the day and 5 digits */
        String next(String province, LocalDate day);
    }

    /**
     * @param nonces gives 32 fresh lower-case hex digits each time; asked from several threads
     * @param numbers asked from several threads
     */
    public ProvinceContexts(Clock clock, Supplier<String> nonces, BatchNumbering numbers) {
        this.clock = clock;
        this.nonces = nonces;
        this.numbers = numbers;
    }

    /** Returns the context of an attempt that begins now. */
    public CallContext of(Province province, Optional<Session> session) {
        return new Attempt(province, session, clock.instant());
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
            return numbers.next(
                    province.id(),
                    LocalDate.ofInstant(now, province.description().zone()));
        }
    }
}
