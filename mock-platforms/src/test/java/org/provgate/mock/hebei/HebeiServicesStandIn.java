package org.provgate.mock.hebei;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.provgate.conformance.Kept;
import org.provgate.conformance.ServicesStandIn;
import org.provgate.mock.Fault;
import org.provgate.mock.SimulatedStandIn;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.Officer;
import org.provgate.spi.supervision.CaseTransfer;

/** Hebei's services for the conformance kit. */
record HebeiServicesStandIn(HebeiPlatform platform, SettableClock clock) implements ServicesStandIn {

    @Override
    public List<Firm> firms() {
        return SimulatedStandIn.firms(platform.register());
    }

    @Override
    public void pass(Duration time) {
        clock.forward(time);
    }

    @Override
    public Kept<InspectionItem> items() {
        return new Kept<>(
                () -> platform.holdings().items().stream().map(Reading::item).toList(), Sayable::item);
    }

    @Override
    public Kept<Officer> officers() {
        return new Kept<>(
                () -> platform.holdings().officers().stream()
                        .map(Reading::officer)
                        .toList(),
                officer -> officer);
    }

    @Override
    public Kept<InspectionTask> tasks() {
        return new Kept<>(
                () -> platform.holdings().tasks().entrySet().stream()
                        .map(task -> Reading.task(task.getKey(), task.getValue()))
                        .toList(),
                Sayable::task);
    }

    @Override
    public Kept<InspectionResult> results() {
        return new Kept<>(
                () -> platform.holdings().results().stream()
                        .map(Reading::result)
                        .toList(),
                Sayable::result);
    }

    @Override
    public Kept<Penalty> penalties() {
        return new Kept<>(
                () -> platform.holdings().penalties().stream()
                        .map(PublicityReading::penalty)
                        .toList(),
                Sayable::penalty);
    }

    @Override
    public Kept<CaseTransfer> transfers() {
        return new Kept<>(
                () -> platform.holdings().transfers().stream()
                        .map(PublicityReading::transfer)
                        .toList(),
                transfer -> transfer);
    }

    @Override
    public boolean failNextBatch() {
        platform.switches().failBatches(1);
        return true;
    }

    /** Errcode 9001 names no time. */
    @Override
    public Optional<Duration> turnAwayNext() {
        platform.faults().next(Fault.QUOTA, 1);
        return Optional.of(Duration.ZERO);
    }

    @Override
    public boolean closeFor(Duration time) {
        platform.switches().closeUntil(PlatformTime.now(clock).plus(time));
        return true;
    }
}
