package org.provgate.outbox;

import java.time.Instant;

/**
 * How many deliveries are in one state.
 *
 * @param attention how many of them need a person: rejected or returned and not corrected, parked, unclear for over an hour
 * @param oldest when the oldest came
 */
public record Standing(String province, Channel channel, State state, long records, long attention, Instant oldest) {}
