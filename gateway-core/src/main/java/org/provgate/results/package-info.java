/**
 * Results of inspections (抽查检查结果, domain 3.6) as departments hand them in: what one must be, and how it goes out to the
 * inspection platform and the supervision system.
 *
 * <p>Start at {@link org.provgate.results.Results}.
 */
@NullMarked
package org.provgate.results;

import org.jspecify.annotations.NullMarked;
