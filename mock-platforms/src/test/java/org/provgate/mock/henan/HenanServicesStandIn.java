package org.provgate.mock.henan;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.provgate.conformance.Kept;
import org.provgate.conformance.ServicesStandIn;
import org.provgate.mock.Fault;
import org.provgate.mock.SimulatedStandIn;
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

/** Henan's services for the conformance kit. */
record HenanServicesStandIn(HenanPlatform platform, SettableClock clock) implements ServicesStandIn {

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
                () -> platform.inspection().items().stream().map(Reading::item).toList(), item -> item);
    }

    @Override
    public Kept<Officer> officers() {
        return new Kept<>(
                () -> platform.inspection().officers().stream()
                        .map(Reading::officer)
                        .toList(),
                officer -> officer);
    }

    @Override
    public Kept<InspectionPlan> plans() {
        return new Kept<>(
                () -> platform.inspection().plans().values().stream()
                        .map(Reading::plan)
                        .toList(),
                plan -> plan);
    }

    @Override
    public Kept<InspectionTask> tasks() {
        return new Kept<>(
                () -> platform.inspection().tasks().values().stream()
                        .map(Reading::task)
                        .toList(),
                Sayable::task);
    }

    @Override
    public Kept<InspectionResult> results() {
        return new Kept<>(
                () -> platform.inspection().accepted().stream()
                        .map(Reading::result)
                        .toList(),
                Sayable::result);
    }

    @Override
    public Kept<Penalty> penalties() {
        return new Kept<>(
                () -> platform.credit().penalties().stream()
                        .map(PublicityReading::penalty)
                        .toList(),
                Sayable::penalty);
    }

    @Override
    public Kept<Licence> licences() {
        return new Kept<>(
                () -> platform.credit().licences().stream()
                        .map(PublicityReading::licence)
                        .toList(),
                licence -> licence);
    }

    @Override
    public Kept<Behaviour> behaviours() {
        return new Kept<>(
                () -> platform.credit().behaviours().stream()
                        .map(PublicityReading::behaviour)
                        .toList(),
                Sayable::behaviour);
    }

    @Override
    public Kept<SanctionFeedback> feedback() {
        // the order stands in the path, which the stand-in does not keep
        return new Kept<>(
                () -> platform.credit().feedback().values().stream()
                        .map(PublicityReading::feedback)
                        .toList(),
                sent -> new SanctionFeedback(
                        "", sent.feedbackId(), sent.executor(), sent.action(), sent.date(), sent.remark()));
    }

    @Override
    public List<SanctionMeasure> sanction(String uscc) {
        platform.credit().lift(uscc);
        platform.credit().sanction(uscc, "LC-1", "政府采购", "限制参加㐀𠀀");
        return List.of(new SanctionMeasure(
                "LC-1",
                "政府采购",
                "列入严重违法失信名单",
                "限制参加㐀𠀀",
                "企业信息公示暂行条例第十八条",
                "联惩〔2026〕1号",
                LocalDate.of(2026, 1, 1),
                null,
                false,
                "省市场监督管理局"));
    }

    @Override
    public boolean giveBack(String recordId, String receiptNo, String opinion) {
        platform.inspection().giveBack(receiptNo, opinion);
        return true;
    }

    @Override
    public Optional<Duration> turnAwayNext() {
        platform.faults().next(Fault.QUOTA, 1);
        return Optional.of(platform.faults().retryAfter());
    }
}
