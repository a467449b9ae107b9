package org.provgate.conformance;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.provgate.spi.Authentication;
import org.provgate.spi.Batch;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.ProvinceDescription;
import org.provgate.spi.Receipt;
import org.provgate.spi.Submission;
import org.provgate.spi.credit.CreditPlatform;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.supervision.SupervisionPlatform;

/** A good adapter with one operation of its services spoilt. @param operation as the adapter names it */
record Spoilt(ProvinceAdapter good, String operation, UnaryOperator<Operation<Object, Object>> change)
        implements ProvinceAdapter {

    /** Sends something else than was asked. */
    static <T> Spoilt question(ProvinceAdapter good, String operation, Class<T> type, UnaryOperator<T> change) {
        return new Spoilt(
                good,
                operation,
                op -> Operation.of(
                        op.name(),
                        (question, context) -> op.encode(change.apply(type.cast(question)), context),
                        op::decode));
    }

    /** Sends other records than the batch holds. */
    static <R> Spoilt records(ProvinceAdapter good, String operation, Class<R> type, UnaryOperator<R> change) {
        return question(
                good,
                operation,
                Batch.class,
                batch -> new Batch<>(
                        batch.number(),
                        ((Batch<?>) batch)
                                .records().stream()
                                        .map(record -> change.apply(type.cast(record)))
                                        .toList()));
    }

    /** Understands something else than was answered. */
    static <T> Spoilt answer(ProvinceAdapter good, String operation, Class<T> type, Function<T, Object> change) {
        return new Spoilt(
                good,
                operation,
                op -> Broken.decoding(
                        op,
                        (question, response, context) ->
                                change.apply(type.cast(op.decode(question, response, context)))));
    }

    /** Understands other receipts than were given. */
    static Spoilt receipts(ProvinceAdapter good, String operation, UnaryOperator<List<Receipt>> change) {
        return answer(
                good,
                operation,
                Submission.class,
                answer -> answer instanceof Submission.Settled settled
                        ? new Submission.Settled(change.apply(settled.receipts()))
                        : answer);
    }

    /** Makes something else of a failure: {@code change} returns an answer or throws. */
    static Spoilt failure(ProvinceAdapter good, String operation, Function<PlatformException, Object> change) {
        return new Spoilt(
                good,
                operation,
                op -> Broken.decoding(op, (question, response, context) -> {
                    try {
                        return op.decode(question, response, context);
                    } catch (PlatformException e) {
                        return change.apply(e);
                    }
                }));
    }

    @SuppressWarnings("unchecked")
    <Q, A> Operation<Q, A> spoil(Operation<Q, A> op) {
        if (!op.name().equals(operation)) return op;
        return (Operation<Q, A>) change.apply((Operation<Object, Object>) op);
    }

    @Override
    public ProvinceDescription describe() {
        return good.describe();
    }

    @Override
    public Optional<Authentication> authentication() {
        return good.authentication();
    }

    @Override
    public Optional<RegisterFeed> registerFeed() {
        return good.registerFeed();
    }

    @Override
    public Optional<InspectionPlatform> inspectionPlatform() {
        return good.inspectionPlatform().map(platform -> new SpoiltServices.Inspections(platform, this));
    }

    @Override
    public Optional<CreditPlatform> creditPlatform() {
        return good.creditPlatform().map(platform -> new SpoiltServices.Credits(platform, this));
    }

    @Override
    public Optional<SupervisionPlatform> supervisionPlatform() {
        return good.supervisionPlatform().map(platform -> new SpoiltServices.Supervisions(platform, this));
    }
}
