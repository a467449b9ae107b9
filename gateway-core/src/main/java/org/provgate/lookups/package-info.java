/**
 * Look-ups that come thousands a second.
 *
 * <p>Start at {@link org.provgate.lookups.Together}. Knows no feature.
 */
@NullMarked
package org.provgate.lookups;

import org.jspecify.annotations.NullMarked;
