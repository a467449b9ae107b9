/**
 * What departments hand in, whatever its kind: all errors of all records at once, the table {@code record}, the key under which a
 * repeated request has its first answer, and where a record stands.
 *
 * <p>Start at {@link org.provgate.submissions.Desk}; the kinds are in {@code results} and {@code credit}, each with its
 * {@link org.provgate.submissions.Judge}. Knows PostgreSQL; knows no platform and no HTTP.
 */
@NullMarked
package org.provgate.submissions;

import org.jspecify.annotations.NullMarked;
