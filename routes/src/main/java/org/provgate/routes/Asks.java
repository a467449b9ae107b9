package org.provgate.routes;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.provgate.outbox.Contents;
import org.provgate.outbox.Outcomes;
import org.provgate.outbox.Outlet;
import org.provgate.outbox.PushBatch;
import org.provgate.outbox.Work;
import org.provgate.platforms.Province;
import org.provgate.spi.Batch;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Step;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.credit.CreditPlatform;
import org.provgate.spi.credit.Licence;
import org.provgate.spi.credit.Penalty;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.inspection.InspectionPlatform.PublicationQuestion;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.Officer;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.spi.supervision.CaseTransfer;
import org.provgate.spi.supervision.SupervisionPlatform;

/** Turns work of the outbox into questions to the province's adapter, and their answers into outcomes. For several threads. */
final class Asks {

    private final Province province;
    private final Outcomes outcomes;

    Asks(Province province, Outcomes outcomes) {
        this.province = province;
        this.outcomes = outcomes;
    }

    /** A way out for records of one kind. */
    private record Way<R>(SubmissionChannel<R> channel, Class<R> type) {}

    /** Returns the first question of a piece of work. @param witness sees what goes over the wire */
    Ask<?, ?> of(Work work, Witness witness) {
        if (work instanceof Work.Send send) return send(send.batch(), witness);
        if (work instanceof Work.LookUp asked) return lookUp(asked, way(asked.outlet()), witness);
        if (work instanceof Work.AskReceipts ask) {
            var batch = ask.batch();
            return ask(
                    way(batch.outlet()).channel.receipts().orElseThrow(),
                    Objects.requireNonNull(batch.ticket()),
                    witness,
                    answer -> outcomes.answered(batch, answer));
        }
        var asked = (Work.AskPublication) work;
        var questions = asked.accepted().stream()
                .map(a -> new PublicationQuestion(a.externalId(), a.receiptNo()))
                .toList();
        return ask(inspection().publication(), questions, witness, answers -> outcomes.published(asked, answers));
    }

    private Ask<?, ?> send(PushBatch batch, Witness witness) {
        return switch (batch.outlet().channel()) {
            case ITEMS -> list(batch, inspection().items(), InspectionItem.class, witness);
            case OFFICERS -> list(batch, inspection().officers(), Officer.class, witness);
            case PLANS ->
                ask(
                        inspection().plans().orElseThrow(),
                        all(batch, InspectionPlan.class).get(0),
                        witness,
                        version -> outcomes.accepted(batch, "version " + version));
            case TASKS ->
                step(batch, Step.first(all(batch, InspectionTask.class).get(0)), List.of(), witness);
            case TRANSFERS ->
                ask(
                        supervision().flatMap(SupervisionPlatform::transfers).orElseThrow(),
                        all(batch, CaseTransfer.class).get(0),
                        witness,
                        receiptNo -> outcomes.numbered(batch, receiptNo));
            case SANCTION_FEEDBACK -> feedback(batch, witness);
            default -> submit(batch, way(batch.outlet()), witness);
        };
    }

    private <R> Ask<?, ?> submit(PushBatch batch, Way<R> way, Witness witness) {
        return ask(
                way.channel.submit(),
                new Batch<>(batch.number(), all(batch, way.type)),
                witness,
                answer -> outcomes.answered(batch, answer));
    }

    private <R> Ask<?, ?> lookUp(Work.LookUp asked, Way<R> way, Witness witness) {
        return ask(
                way.channel.lookup().orElseThrow(),
                Contents.read(asked.parcel().content(), way.type),
                witness,
                holding -> outcomes.lookedUp(asked, holding));
    }

    private Ask<?, ?> feedback(PushBatch batch, Witness witness) {
        return ask(
                credit().flatMap(CreditPlatform::sanctionFeedback).orElseThrow(),
                all(batch, SanctionFeedback.class).get(0),
                witness,
                taken -> {
                    if (!taken)
                        throw new PlatformException.Unreadable(
                                "feedback taken", "feedback not taken", batch.toString());
                    outcomes.accepted(batch, "feedback taken");
                });
    }

    /** A register takes all of a batch or none of it. */
    private <T> Ask<?, ?> list(PushBatch batch, Operation<List<T>, Integer> operation, Class<T> type, Witness witness) {
        int sent = batch.parcels().size();
        return ask(operation, all(batch, type), witness, taken -> {
            if (taken != sent)
                throw new PlatformException.Unreadable(sent + " entries taken", taken.toString(), batch.toString());
            outcomes.accepted(batch, "taken into the register");
        });
    }

    /** @param rest positions known before this one's answer, and still to be done after what that names */
    private Ask<?, ?> step(PushBatch batch, Step<InspectionTask> step, List<String> rest, Witness witness) {
        return new Ask<>(new PlatformCall<>(province, inspection().tasks(), step, witness), progress -> {
            var left = new ArrayList<>(progress.followUps());
            left.addAll(rest);
            if (left.isEmpty()) {
                outcomes.accepted(batch, "the task is there");
                return List.of();
            }
            var next = new Step<>(step.thing(), left.remove(0));
            return List.of(step(batch, next, left, witness));
        });
    }

    private <Q, A> Ask<Q, A> ask(Operation<Q, A> operation, Q question, Witness witness, Consumer<A> then) {
        return new Ask<>(new PlatformCall<>(province, operation, question, witness), answer -> {
            then.accept(answer);
            return List.of();
        });
    }

    private InspectionPlatform inspection() {
        return province.adapter().inspectionPlatform().orElseThrow();
    }

    private Optional<CreditPlatform> credit() {
        return province.adapter().creditPlatform();
    }

    private Optional<SupervisionPlatform> supervision() {
        return province.adapter().supervisionPlatform();
    }

    private Way<?> way(Outlet outlet) {
        return switch (outlet.channel()) {
            case RESULTS -> new Way<>(inspection().results(), InspectionResult.class);
            case PENALTIES ->
                new Way<>(credit().flatMap(CreditPlatform::penalties).orElseThrow(), Penalty.class);
            case LICENCES ->
                new Way<>(credit().flatMap(CreditPlatform::licences).orElseThrow(), Licence.class);
            case BEHAVIOURS ->
                new Way<>(supervision().flatMap(SupervisionPlatform::behaviours).orElseThrow(), Behaviour.class);
            default -> throw new IllegalStateException(outlet.channel() + " knows no receipts");
        };
    }

    private static <T> List<T> all(PushBatch batch, Class<T> type) {
        return batch.parcels().stream()
                .map(p -> Contents.read(p.content(), type))
                .toList();
    }
}
