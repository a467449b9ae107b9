/**
 * Penalties and licences (行政处罚、行政许可, 双公示; domain 3.7) as departments hand them in: what one must be, and how it goes out to
 * the credit platform.
 *
 * <p>Start at {@link org.provgate.credit.Decisions}. Numbers of persons stand in what is stored and sent, nowhere else.
 */
@NullMarked
package org.provgate.credit;

import org.jspecify.annotations.NullMarked;
