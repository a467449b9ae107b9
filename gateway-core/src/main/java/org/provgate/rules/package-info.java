/**
 * The rules a draw must keep (抽查比例, 频次, 人数): data with the days they hold and what they rest on, in
 * {@code draw-rules.json}, to which a bureau adds its own.
 *
 * <p>Start at {@link org.provgate.rules.DrawRules}. Used by every feature, uses none.
 */
@NullMarked
package org.provgate.rules;

import org.jspecify.annotations.NullMarked;
