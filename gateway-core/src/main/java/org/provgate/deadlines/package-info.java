/**
 * Working days and what is due when (R48 to R51, 双公示): law, start event, days, as data with the time it holds.
 *
 * <p>Start at {@link org.provgate.deadlines.Deadlines}.
 */
@NullMarked
package org.provgate.deadlines;

import org.jspecify.annotations.NullMarked;
