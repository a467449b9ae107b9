/** Proves the Hebei adapter byte by byte: contract vectors, golden files, laws. No network. */
@NullMarked
package org.provgate.hebei;

import org.jspecify.annotations.NullMarked;
