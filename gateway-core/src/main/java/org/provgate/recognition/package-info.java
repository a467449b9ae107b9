/**
 * Recognition of results (结果互认, R45, R53): who inspected a subject for what, when and with what result, whether another department may
 * rely on it, and who does; inspections made twice; visits that could be one (进一次门，查多项事, R37).
 *
 * <p>Start at {@link org.provgate.recognition.Inspections}, and {@link org.provgate.recognition.Adoptions}. What a department sees is
 * decided by {@link org.provgate.agreements.Agreements}.
 */
@NullMarked
package org.provgate.recognition;

import org.jspecify.annotations.NullMarked;
