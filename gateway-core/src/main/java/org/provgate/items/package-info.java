/**
 * The lists of what may be inspected (随机抽查事项清单): versions that are drafted, fixed, and never change afterwards.
 *
 * <p>Start at {@link org.provgate.items.ItemLists}. Knows tables and the evidence log; knows no plan and no draw.
 */
@NullMarked
package org.provgate.items;

import org.jspecify.annotations.NullMarked;
