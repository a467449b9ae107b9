package org.provgate.tables;

/**
 * One thing that is wrong with one row.
 *
 * @param row its number as a spreadsheet shows it, from 1
 * @param column the column's name
 * @param reason what is wrong and what is meant, in Chinese, for the clerk who filled the row in; never an identity-card number
 */
public record RowError(int row, String column, String reason) {}
