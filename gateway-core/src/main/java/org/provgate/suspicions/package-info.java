/**
 * Suspected crimes (涉嫌犯罪, R60): a record that is marked keeps its task from being closed until the case was handed over, or a
 * reason against it was reviewed.
 *
 * <p>Start at {@link org.provgate.suspicions.Suspicions}. Tasks and batches do not know this package: they ask the database.
 */
@NullMarked
package org.provgate.suspicions;

import org.jspecify.annotations.NullMarked;
