/**
 * What departments are told of: one order of events for each receiver, written in the transaction of the change.
 *
 * <p>Start at {@link org.provgate.events.Events}. Knows no feature.
 */
@NullMarked
package org.provgate.events;

import org.jspecify.annotations.NullMarked;
