/**
 * The provinces this gateway serves: adapters found and kept apart, and the operator's entries that use them.
 *
 * <p>Start at {@link org.provgate.platforms.Adapters}, then {@link org.provgate.platforms.Provinces}. Nothing here talks to a
 * platform; {@link org.provgate.platforms.ProvinceContexts} makes what a call needs, the routes make the call.
 */
@NullMarked
package org.provgate.platforms;

import org.jspecify.annotations.NullMarked;
