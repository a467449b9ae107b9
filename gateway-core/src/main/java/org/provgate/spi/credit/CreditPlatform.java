package org.provgate.spi.credit;

import java.util.List;
import java.util.Optional;
import org.provgate.spi.Operation;
import org.provgate.spi.SubmissionChannel;

/** A province's credit platform (信用信息共享平台). */
public interface CreditPlatform {

    /** Returns the way out for administrative penalties (行政处罚). */
    Optional<SubmissionChannel<Penalty>> penalties();

    /** Returns the way out for administrative licences (行政许可). */
    Optional<SubmissionChannel<Licence>> licences();

    /** Returns how to ask which measures bind a subject; the question is its USCC. */
    Optional<Operation<String, List<SanctionMeasure>>> sanctions();

    /** Returns how to report what was done about a measure; a repeated {@code feedbackId} does no harm. */
    Optional<Operation<SanctionFeedback, Boolean>> sanctionFeedback();
}
