/**
 * The stand-in of Henan's services, by its wire contract alone.
 *
 * <p>Start at {@link org.provgate.mock.henan.HenanPlatform}.
 */
@NullMarked
package org.provgate.mock.henan;

import org.jspecify.annotations.NullMarked;
