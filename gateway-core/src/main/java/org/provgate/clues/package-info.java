/**
 * Clues of the public (公众线索, R72): anybody leaves one, the office assigns it (抄告, R67), the department inspects, hands over or
 * closes it with a reason.
 *
 * <p>Start at {@link org.provgate.clues.Clues}.
 */
@NullMarked
package org.provgate.clues;

import org.jspecify.annotations.NullMarked;
