/**
 * The Camel routes: one class a flow, one for all platform calls. Routes carry, the core decides.
 *
 * <p>Start at {@link org.provgate.routes.NightRoutes}; every request to a province goes through
 * {@link org.provgate.routes.PlatformCallRoutes}.
 */
@NullMarked
package org.provgate.routes;

import org.jspecify.annotations.NullMarked;
