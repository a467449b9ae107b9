package org.provgate.spi.inspection;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.Operation;
import org.provgate.spi.Step;
import org.provgate.spi.SubmissionChannel;

/** A province's inspection platform (“双随机、一公开”监管工作平台). Registers and tasks may be sent again without harm. */
public interface InspectionPlatform {

    /** Returns how the item list is kept current: insert or replace by item code, at most {@link #registerLimit} a call. */
    Operation<List<InspectionItem>, Integer> items();

    /** Returns how the officer register is kept current: insert or replace by certificate number. */
    Operation<List<Officer>, Integer> officers();

    /** Returns the most entries in one call of {@link #items} and {@link #officers}. */
    int registerLimit();

    /** Returns how an annual plan is published: the answer is the stored version; empty where the province takes none. */
    Optional<Operation<InspectionPlan, Integer>> plans();

    /** Returns how a task with its draw list, teams and forms is brought there, in as many steps as the province needs. */
    Operation<Step<InspectionTask>, Step.Progress> tasks();

    /** Returns the way out for results; a batch holds results of one task. */
    SubmissionChannel<InspectionResult> results();

    /** Returns how to ask whether accepted results are public, at most {@link #publicationLimit} a call. */
    Operation<List<PublicationQuestion>, List<Publication>> publication();

    int publicationLimit();

    /** @param receiptNo the receipt of the accepted record */
    record PublicationQuestion(String recordId, String receiptNo) {}

    /**
     * Where an accepted record stands.
     *
     * @param opinion why it was returned; null otherwise
     * @param publishedAt null until public
     */
    record Publication(
            String recordId,
            State state,
            @Nullable String opinion,
            @Nullable LocalDate publishedAt) {
        public enum State {
            /** 待审核. */
            PENDING,
            /** 退回: a corrected record is due. */
            RETURNED,
            /** 已公示. */
            PUBLISHED
        }
    }
}
