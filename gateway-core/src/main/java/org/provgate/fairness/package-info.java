/**
 * Whether the draws of the past look like draws (docs/fairness.md): inclusion, load of officers, pairs that meet too often. A
 * draw's proof shows that it was made by the rules; this shows what no single draw can: that nobody chose among many.
 */
@NullMarked
package org.provgate.fairness;

import org.jspecify.annotations.NullMarked;
