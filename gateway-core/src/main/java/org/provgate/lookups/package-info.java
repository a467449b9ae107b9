/** Look-ups that come thousands a second. */
@NullMarked
package org.provgate.lookups;

import org.jspecify.annotations.NullMarked;
