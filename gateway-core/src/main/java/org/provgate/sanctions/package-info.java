/**
 * Joint sanctions (联合惩戒, R55 to R58): entries of the four lists and the bureau's own serious findings become measures by a
 * catalogue that is data; they end with their basis, and what was undone is recalled from everybody who knew of it.
 *
 * <p>Start at {@link org.provgate.sanctions.Sanctions}; what binds a subject is answered by
 * {@link org.provgate.sanctions.SanctionLookUp}.
 */
@NullMarked
package org.provgate.sanctions;

import org.jspecify.annotations.NullMarked;
