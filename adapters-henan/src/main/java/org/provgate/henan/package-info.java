/**
 * Henan: JSON in service style, signed with HMAC-SM3, receipts at once (docs/contracts/henan.md).
 *
 * <p>Start at {@link org.provgate.henan.HenanAdapter}. Translation only: see {@link org.provgate.spi.ProvinceAdapter}.
 */
@NullMarked
package org.provgate.henan;

import org.jspecify.annotations.NullMarked;
