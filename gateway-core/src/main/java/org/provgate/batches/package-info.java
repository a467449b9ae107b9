/**
 * The life of a batch (抽查批次): opened, frozen on a sealed register, contributed to, drawn once, dispatched and closed; or
 * aborted, and visible for ever (docs/batches.md).
 *
 * <p>Start at {@link org.provgate.batches.Batches}. Each step is one transaction with its evidence entry. Uses draw, rules, tasks
 * and evidence; reads the registers' tables.
 */
@NullMarked
package org.provgate.batches;

import org.jspecify.annotations.NullMarked;
