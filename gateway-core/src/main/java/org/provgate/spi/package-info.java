/**
 * What the maker of a province adapter sees: JDK types and these, nothing else of the gateway.
 *
 * <p>Start at {@link org.provgate.spi.ProvinceAdapter}, then {@link org.provgate.spi.Operation}. An adapter translates; the
 * gateway talks, waits, repeats, remembers and proves. The services a province may offer have a package each.
 */
@NullMarked
package org.provgate.spi;

import org.jspecify.annotations.NullMarked;
