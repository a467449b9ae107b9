/**
 * Cases and clues handed over (案件移送、抄告): to another department, to the police, to organs of justice (R59, R60), each with its
 * last day, receipt and outcome.
 *
 * <p>Start at {@link org.provgate.transfers.Transfers}. What of it goes to a province's platform is found by filing; suspicions and
 * clues know transfers, transfers know neither.
 */
@NullMarked
package org.provgate.transfers;

import org.jspecify.annotations.NullMarked;
