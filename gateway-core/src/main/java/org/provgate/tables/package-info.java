/**
 * Tables that people fill in: CSV and Excel workbooks come in as rows with named cells, and go back with the reasons why a row
 * could not be taken.
 *
 * <p>Start at {@link org.provgate.tables.TableFile}. Files come from outside and are not trusted: everything has a limit, and a
 * workbook is measured while it is inflated, before it is parsed. Used by items, officers and plans; uses none of them, and no
 * database.
 */
@NullMarked
package org.provgate.tables;

import org.jspecify.annotations.NullMarked;
