/**
 * 报送: what a bureau keeps itself goes to its province. Items, officers, plans and tasks are compared with what was filed before;
 * what is new or changed is written into the outbox (R1, R2, R20, R32, R33).
 *
 * <p>Start at {@link org.provgate.filing.Filing}. Nothing calls for a filing: it follows from what stands in the tables, so that a
 * crash between a decision and its filing loses nothing.
 */
@NullMarked
package org.provgate.filing;

import org.jspecify.annotations.NullMarked;
