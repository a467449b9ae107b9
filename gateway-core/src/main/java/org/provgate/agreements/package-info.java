/**
 * Sharing agreements (共享协议): which department may see which fields of whose findings, for what purpose, until when; and the log of
 * who was shown what (R37, R45, R53).
 *
 * <p>Start at {@link org.provgate.agreements.Agreements}; whoever shows findings asks it for {@link org.provgate.agreements.Rights} and
 * notes each read in the {@link org.provgate.agreements.ReadLog}. Knows no finding itself.
 */
@NullMarked
package org.provgate.agreements;

import org.jspecify.annotations.NullMarked;
