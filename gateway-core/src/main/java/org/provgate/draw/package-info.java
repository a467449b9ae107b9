/**
 * The draw {@code cs1} (随机抽取): a pure computation over the four files of a draw, which anybody can repeat without a database, a
 * network or this program (docs/draw.md).
 */
@NullMarked
package org.provgate.draw;

import org.jspecify.annotations.NullMarked;
