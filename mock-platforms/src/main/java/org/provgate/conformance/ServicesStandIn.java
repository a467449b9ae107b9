package org.provgate.conformance;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.credit.SanctionMeasure;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.Officer;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.CaseTransfer;

/**
 * The services of a stand-in beyond the register: what it took in, and what it can be told to do. What a province does not offer
 * stays as it is here.
 *
 * <p>Good proof needs a stand-in that judges records as its contract says: it refuses a result with one officer, an organisation
 * without its code, an item code that has not 14 digits, and another content under an id that is taken.
 */
public interface ServicesStandIn {

    /** A subject of the register, without a fault. @param name in full-width brackets */
    record Firm(String uscc, String sourceKey, String name) {}

    /** Returns three different subjects the platform knows today. */
    List<Firm> firms();

    /** Lets time pass by {@link PlatformStandIn#clock}; in a day everything taken in is public. */
    void pass(Duration time);

    default Kept<InspectionItem> items() {
        return Kept.nothing();
    }

    default Kept<Officer> officers() {
        return Kept.nothing();
    }

    default Kept<InspectionPlan> plans() {
        return Kept.nothing();
    }

    default Kept<InspectionTask> tasks() {
        return Kept.nothing();
    }

    default Kept<InspectionResult> results() {
        return Kept.nothing();
    }

    default Kept<Penalty> penalties() {
        return Kept.nothing();
    }

    default Kept<Licence> licences() {
        return Kept.nothing();
    }

    default Kept<Behaviour> behaviours() {
        return Kept.nothing();
    }

    default Kept<SanctionFeedback> feedback() {
        return Kept.nothing();
    }

    default Kept<CaseTransfer> transfers() {
        return Kept.nothing();
    }

    /** Puts a subject under sanction and returns its measures. */
    default List<SanctionMeasure> sanction(String uscc) {
        return List.of();
    }

    /** Returns a result to the bureau. @return false if the platform never does */
    default boolean giveBack(String recordId, String receiptNo, String opinion) {
        return false;
    }

    /** Makes the next batch fail as a whole after it was queued. @return false if the platform never does */
    default boolean failNextBatch() {
        return false;
    }

    /**
     * Makes the next request be turned away as one too many, with nothing done.
     *
     * @return how long it asks to be left alone, zero if it does not say; empty if the platform never does
     */
    default Optional<Duration> turnAwayNext() {
        return Optional.empty();
    }

    /** Closes the platform for submissions. @return false if it never closes */
    default boolean closeFor(Duration time) {
        return false;
    }
}
