/**
 * A stand-in for the Hebei platform: the wire contract {@code docs/contracts/hebei.md}, played over real HTTP.
 *
 * <p>Start at {@link HebeiPlatform}. Written against the contract alone: it shares no code with the adapter it is there to
 * check, so it must never use {@code org.provgate.spi} nor {@code org.provgate.hebei}.
 */
@NullMarked
package org.provgate.mock.hebei;

import org.jspecify.annotations.NullMarked;
