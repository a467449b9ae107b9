package org.provgate.spi;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything impure one call needs. With a fixed context an adapter's bytes are fixed: golden files prove it.
 *
 * <p>One context serves one attempt: encode and decode of it. {@link #nonce} gives a new value each time it is asked.
 */
public interface CallContext {

    /** Returns the entry's {@code base-url}: an origin, or an origin with the path the operator knows it under. */
    URI baseUrl();

    /** Returns the six digits of the bureau's area. */
    String areaCode();

    /** Returns a setting named in {@link ProvinceDescription#settings}; already checked, never null. */
    String setting(String name);

    /** Returns what the last sign-in gave, if the platform knows sessions. */
    Optional<Session> session();

    /** Returns the time of this attempt. */
    Instant now();

    /** Returns 16 fresh random bytes as 32 lower-case hex digits. */
    String nonce();

    /** Returns a number not used before on this day for this entry: {@code yyyyMMdd} in the platform's zone and 5 digits. */
    String nextBatchNumber();
}
