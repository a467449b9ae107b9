/**
 * The register feed (市场主体名录、四类名单): how a province hands out who exists, and who stands on which list.
 */
@NullMarked
package org.provgate.spi.register;

import org.jspecify.annotations.NullMarked;
