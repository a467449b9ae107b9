/**
 * What the gateway shows over HTTP: the API below {@code /api/v1}, the status page, health and metrics.
 *
 * <p>Start at {@link org.provgate.web.WebConfiguration}.
 */
@NullMarked
package org.provgate.web;

import org.jspecify.annotations.NullMarked;
