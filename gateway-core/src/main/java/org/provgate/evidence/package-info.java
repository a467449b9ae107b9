/**
 * The log of what was done, in which nothing can be changed unnoticed: each row carries the hash of the one before.
 *
 * <p>Start at {@link org.provgate.evidence.Evidence}. The chain alone shows every change and every gap, but not that its end was
 * cut off: a shorter chain is a whole one. That is why seals publish the last {@link org.provgate.evidence.Mark}, and why
 * {@link org.provgate.evidence.Evidence#holds} compares. Used by every feature, uses none. Personal data is here only as digests.
 */
@NullMarked
package org.provgate.evidence;

import org.jspecify.annotations.NullMarked;
