/**
 * Inspection tasks (抽查任务): those a draw made, and those outside any draw with their ground (R61, R62). A task is one or the
 * other; the schema keeps them apart.
 *
 * <p>Start at {@link org.provgate.tasks.Tasks}. Knows draws only as outcomes; batches are not known here.
 */
@NullMarked
package org.provgate.tasks;

import org.jspecify.annotations.NullMarked;
