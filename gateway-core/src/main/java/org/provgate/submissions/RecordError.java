package org.provgate.submissions;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one record. Says no identity-card number and no value of a person's field.
 *
 * @param row the record's place in its call, from 0
 * @param recordId as handed in; null if none was given
 * @param field its name, with the place in a list where it is one: {@code certNos/1}, {@code party/uscc}
 * @param code stable, for programs: lower-case words joined by hyphens
 * @param zh what is wrong and what is meant, for the clerk
 * @param en the same
 */
public record RecordError(int row, @Nullable String recordId, String field, String code, String zh, String en) {}
