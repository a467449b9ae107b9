/**
 * Henan: JSON, requests signed with HMAC-SM3, cursor paging, receipts at once.
 *
 * <p>Start at {@link org.provgate.henan.HenanAdapter}. Uses the SPI, Jackson, Bouncy Castle and an RFC 8785 writer; knows no HTTP client, no clock and
 * nothing else of the gateway. The wire format is this project's contract for Henan ({@code platforms/henan.md}); sections named
 * in the javadoc are that page's.
 */
@NullMarked
package org.provgate.henan;

import org.jspecify.annotations.NullMarked;
