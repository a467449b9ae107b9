/**
 * The runnable gateway: where the parts are put together and configured.
 *
 * <p>Start at {@link org.provgate.app.Provgate}.
 */
@NullMarked
package org.provgate.app;

import org.jspecify.annotations.NullMarked;
