/**
 * What must reach somebody else: deliveries to the platforms, from the transaction that made them to the receipt and beyond.
 *
 * <p>Start at {@link org.provgate.outbox.Outbox}. A delivery is written in the transaction of the change it tells of; what is to
 * be done next is handed out as {@link org.provgate.outbox.Work}, and its answer is told back. Knows no feature: what is
 * delivered is text.
 */
@NullMarked
package org.provgate.outbox;

import org.jspecify.annotations.NullMarked;
