/**
 * Public open data (R23, R35, R72): published results, plans, items, penalties.
 *
 * <p>Start at {@link org.provgate.opendata.OpenData}. Reads the {@code open_…} views alone, whose columns are all there is.
 */
@NullMarked
package org.provgate.opendata;

import org.jspecify.annotations.NullMarked;
