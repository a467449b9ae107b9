package org.provgate.outbox;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import javax.sql.DataSource;
import org.provgate.evidence.Evidence;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Receipt;
import org.provgate.spi.Submission;
import org.provgate.spi.SubmissionChannel.Holding;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes in how a piece of {@link Work} ended. For several threads; each call is one transaction. What a worker tells after its
 * lease has gone to another is ignored: the other tells it again.
 */
public final class Outcomes {

    private static final String ASK_LATER =
            "UPDATE delivery SET next_at = :next, reason = :reason WHERE id = ANY(:ids) AND state IN ('UNCLEAR', 'ACCEPTED')";
    private static final String BACK = """
            UPDATE delivery SET state = 'PENDING', push_batch = NULL, next_at = :now, changed_at = :now,
                                reason = 'the platform does not hold it: it is sent again'
             WHERE id = :id AND state = 'UNCLEAR'
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final BatchChanges batches;
    private final Verdicts verdicts;
    private final Publications publications;
    private final Gates gates;
    private final Patience patience;
    private final Clock clock;

    public Outcomes(
            DataSource dataSource,
            PlatformTransactionManager transactions,
            Evidence evidence,
            Gates gates,
            Patience patience,
            Clock clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.transactions = new TransactionTemplate(transactions);
        this.batches = new BatchChanges(jdbc, this.transactions, clock);
        this.verdicts = new Verdicts(jdbc, evidence);
        this.publications = new Publications(jdbc, verdicts);
        this.gates = gates;
        this.patience = patience;
        this.clock = clock;
    }

    /** The platform has answered a batch, or the question for its receipts. */
    public void answered(PushBatch batch, Submission answer) {
        taken(batch);
        if (answer instanceof Submission.Deferred deferred) {
            var wish = deferred.askAfter();
            var next = clock.instant().plus(wish.compareTo(patience.receipts()) < 0 ? wish : patience.receipts());
            batches.change(
                    batch,
                    "DEFERRED",
                    next,
                    deferred.ticket(),
                    null,
                    () -> batches.parcels(batch, "SENT", next, null, null));
        } else if (answer instanceof Submission.Failed failed) {
            batches.change(
                    batch,
                    "FAILED",
                    clock.instant(),
                    null,
                    failed.reason(),
                    () -> batches.parcels(
                            batch,
                            "PENDING",
                            clock.instant(),
                            "sent again under a new number: " + failed.reason(),
                            null));
        } else if (answer instanceof Submission.Settled settled) {
            receipts(batch, settled.receipts());
        }
    }

    /** The platform took all of a batch of a channel that knows no receipts. */
    public void accepted(PushBatch batch, String note) {
        taken(batch);
        settled(
                batch,
                batch.parcels().stream()
                        .map(p -> Verdict.accepted(p.externalId(), null, note))
                        .toList());
    }

    /** The platform took the one record of a batch, and gave it a number. */
    public void numbered(PushBatch batch, String receiptNo) {
        taken(batch);
        var id = batch.parcels().get(0).externalId();
        settled(batch, List.of(Verdict.accepted(id, receiptNo, "taken over")));
    }

    /** The platform has said what it holds of a record. */
    public void lookedUp(Work.LookUp work, Holding holding) {
        var now = clock.instant();
        var parcel = work.parcel();
        transactions.executeWithoutResult(t -> {
            FreshPlans.only(jdbc);
            if (holding.receiptNo() == null) {
                jdbc.sql(BACK)
                        .param("id", parcel.deliveryId())
                        .param("now", Timestamp.from(now))
                        .update();
                return;
            }
            var verdict = holding.sameContent()
                    ? Verdict.accepted(
                            parcel.externalId(), holding.receiptNo(), "found at the platform after an unclear outcome")
                    : Verdict.parked(
                            parcel.externalId(),
                            "the platform holds another record under this id (receipt " + holding.receiptNo()
                                    + "); a person has to compare them");
            verdicts.settle(
                    work.province(),
                    work.outlet().channel(),
                    List.of(verdict),
                    now,
                    publicationFrom(now),
                    "delivery/" + parcel.deliveryId());
        });
    }

    /** The platform has said which results are public. */
    public void published(Work.AskPublication work, List<Publication> answers) {
        var now = clock.instant();
        transactions.executeWithoutResult(t -> {
            FreshPlans.only(jdbc);
            publications.write(work, answers, now, publicationFrom(now));
        });
    }

    /** A piece of work ended without an answer. */
    public void failed(Work work, PlatformException failure) {
        if (failure instanceof PlatformException.Misconfigured)
            gates.pause(province(work), "gateway", failure.getMessage());
        if (work instanceof Work.Send send) failed(send.batch(), failure);
        else later(work, failure);
    }

    private void failed(PushBatch batch, PlatformException failure) {
        var now = clock.instant();
        var reason = failure.getMessage();
        if (failure instanceof PlatformException.Refused refused) {
            refused(batch, refused);
            return;
        }
        boolean effect = failure instanceof PlatformException.Unreadable
                || failure instanceof PlatformException.Unavailable u && u.effectPossible();
        var pause = pause(failure, batch.attempts());
        if (failure instanceof PlatformException.Unreadable && batch.attempts() >= patience.unreadable()) {
            settled(
                    batch,
                    batch.parcels().stream()
                            .map(p -> Verdict.parked(p.externalId(), reason))
                            .toList());
            return;
        }
        var next = now.plus(pause);
        if (!effect)
            batches.change(
                    batch,
                    "POSTPONED",
                    next,
                    null,
                    reason,
                    () -> batches.parcels(batch, "CLAIMED", next, reason, null));
        else
            batches.change(
                    batch,
                    batch.outlet().looksUp() ? "DISSOLVED" : "UNCLEAR",
                    next,
                    null,
                    reason,
                    () -> batches.parcels(batch, "UNCLEAR", next, reason, null));
        if (!(failure instanceof PlatformException.SessionExpired)) gates.close(batch.province(), next, reason);
    }

    /** One bad record spoils a batch: halves are tried until it stands alone. */
    private void refused(PushBatch batch, PlatformException.Refused refused) {
        int records = batch.parcels().size();
        if (records == 1) {
            var id = batch.parcels().get(0).externalId();
            settled(batch, List.of(Verdict.rejected(id, refused.code(), refused.getMessage())));
            return;
        }
        batches.change(
                batch,
                "REFUSED",
                clock.instant(),
                null,
                refused.getMessage(),
                () -> batches.parcels(
                        batch,
                        "PENDING",
                        clock.instant(),
                        "its batch was refused and is divided: " + refused.getMessage(),
                        records / 2));
    }

    private void receipts(PushBatch batch, List<Receipt> receipts) {
        var open = new HashSet<String>();
        batch.parcels().forEach(p -> open.add(p.externalId()));
        for (var receipt : receipts)
            if (!open.remove(receipt.recordId())) {
                failed(
                        batch,
                        new PlatformException.Unreadable(
                                "one receipt for each record", receipt.recordId(), batch.toString()));
                return;
            }
        if (!open.isEmpty()) {
            failed(
                    batch,
                    new PlatformException.Unreadable(
                            "a receipt for each record",
                            open.size() + " without one, such as "
                                    + open.iterator().next(),
                            batch.toString()));
            return;
        }
        settled(batch, receipts.stream().map(Verdict::of).toList());
    }

    private void settled(PushBatch batch, List<Verdict> told) {
        var now = clock.instant();
        batches.change(
                batch,
                "SETTLED",
                now,
                null,
                null,
                () -> verdicts.settle(
                        batch.province(),
                        batch.outlet().channel(),
                        told,
                        now,
                        publicationFrom(now),
                        "push-batch/" + batch.id()));
    }

    private void later(Work work, PlatformException failure) {
        var next = clock.instant().plus(pause(failure, 3));
        if (work instanceof Work.AskReceipts ask)
            batches.change(ask.batch(), "DEFERRED", next, null, failure.getMessage(), () -> {});
        var ids = work instanceof Work.LookUp lookUp
                ? List.of(lookUp.parcel().deliveryId())
                : work instanceof Work.AskPublication ask
                        ? ask.accepted().stream().map(Work.Accepted::deliveryId).toList()
                        : List.<Long>of();
        if (!ids.isEmpty())
            jdbc.sql(ASK_LATER)
                    .param("ids", ids.toArray(Long[]::new))
                    .param("next", Timestamp.from(next))
                    .param("reason", failure.getMessage())
                    .update();
    }

    /** The platform takes things in again; that it answers questions says nothing of that. */
    private void taken(PushBatch batch) {
        if (batch.ticket() == null) gates.answered(batch.province());
    }

    private Duration pause(PlatformException failure, int attempts) {
        if (failure instanceof PlatformException.SessionExpired && attempts < 3) return Duration.ZERO;
        if (failure instanceof PlatformException.Unavailable u && u.retryAfter().isPresent())
            return u.retryAfter().get();
        return patience.pause(attempts);
    }

    private Instant publicationFrom(Instant now) {
        return now.plus(patience.publicationEvery());
    }

    private static String province(Work work) {
        if (work instanceof Work.Send send) return send.batch().province();
        if (work instanceof Work.AskReceipts ask) return ask.batch().province();
        return work instanceof Work.LookUp lookUp ? lookUp.province() : ((Work.AskPublication) work).province();
    }
}
