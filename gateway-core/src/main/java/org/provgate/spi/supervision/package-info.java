/**
 * The supervision system (“互联网+监管”) and case transfers.
 */
@NullMarked
package org.provgate.spi.supervision;

import org.jspecify.annotations.NullMarked;
