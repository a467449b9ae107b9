/**
 * Who may do what: departments, their people and systems, and what each may ask for.
 *
 * <p>Start at {@link org.provgate.access.Caller}. Knows no feature; every feature may use it.
 */
@NullMarked
package org.provgate.access;

import org.jspecify.annotations.NullMarked;
