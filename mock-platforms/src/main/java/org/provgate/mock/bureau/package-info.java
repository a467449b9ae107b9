/** What a bureau would bring: made-up officers and items, as the tables it would import. */
@NullMarked
package org.provgate.mock.bureau;

import org.jspecify.annotations.NullMarked;
