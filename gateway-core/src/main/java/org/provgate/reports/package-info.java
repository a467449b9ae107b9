/**
 * What a bureau tells others about its inspections, from the data alone: the statistics of a quarter or a year as a workbook (R65)
 * and the circular of one task (一检查一通报, R43).
 *
 * <p>Start at {@link org.provgate.reports.Reports}. Reads tables of batches, tasks, records and deliveries, writes none. Of a
 * record and its corrections only one counts: see {@link org.provgate.reports.Records}.
 */
@NullMarked
package org.provgate.reports;

import org.jspecify.annotations.NullMarked;
