package org.provgate.routes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Dispatch;
import org.provgate.outbox.Exchanges;
import org.provgate.outbox.Exchanges.Exchange;
import org.provgate.outbox.Outcomes;
import org.provgate.outbox.Outlet;
import org.provgate.outbox.Redaction;
import org.provgate.outbox.Work;
import org.provgate.platforms.Province;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.inspection.InspectionPlatform;

/** One of several workers of a province: takes work, asks the platform, tells the outcome. Used by one thread. */
final class Pusher {

    private final Province province;
    private final List<Outlet> outlets;
    private final int publicationLimit;
    private final Dispatch dispatch;
    private final Outcomes outcomes;
    private final Asks asks;
    private final Exchanges exchanges;
    private final Clock clock;
    private @Nullable Work work;
    private @Nullable Ask<?, ?> ask;

    Pusher(Province province, Dispatch dispatch, Outcomes outcomes, Exchanges exchanges, Clock clock) {
        this.province = province;
        this.outlets = Outlet.of(province.adapter());
        this.publicationLimit = province.adapter()
                .inspectionPlatform()
                .map(InspectionPlatform::publicationLimit)
                .orElse(1);
        this.dispatch = dispatch;
        this.outcomes = outcomes;
        this.asks = new Asks(province, outcomes);
        this.exchanges = exchanges;
        this.clock = clock;
    }

    Province province() {
        return province;
    }

    /** Returns whether no work is begun. */
    boolean idle() {
        return ask == null;
    }

    /** Returns the next call; null if there is nothing to do now. */
    @Nullable
    PlatformCall<?, ?> next() {
        if (ask == null) {
            work = dispatch.next(province.id(), outlets, province.description().zone(), publicationLimit)
                    .orElse(null);
            if (work == null) return null;
            ask = asks.of(work, this::saw);
        }
        return ask.call();
    }

    /** Takes the answer of the last call in. */
    void answered(Object answer) {
        var answered = Objects.requireNonNull(ask);
        ask = null;
        var following = answered.answered(answer);
        if (!following.isEmpty()) ask = following.get(0);
    }

    /** The last call gave no answer, or one that cannot be: what else the work needed is not asked. */
    void failed(PlatformException failure) {
        ask = null;
        outcomes.failed(Objects.requireNonNull(work), failure);
    }

    /** The database went away: whoever finds the work when its lease has ended asks the platform what became of it. */
    void lost() {
        ask = null;
    }

    private void saw(WireRequest request, @Nullable WireResponse response, Instant started, String outcome) {
        exchanges.keep(
                Objects.requireNonNull(work),
                new Exchange(
                        province.id(),
                        Objects.requireNonNull(ask).call().operation().name(),
                        started,
                        Duration.between(started, clock.instant()),
                        response == null ? 0 : response.status(),
                        outcome,
                        request + about() + "\n"
                                + Redaction.of(request.body(), request.headers().getOrDefault("Content-Type", "")),
                        response == null
                                ? ""
                                : Redaction.of(
                                        response.body(),
                                        response.header("content-type").orElse(""))));
    }

    /** What the gateway knows of a question, which may be encrypted. */
    private String about() {
        if (work instanceof Work.Send send)
            return ", batch " + send.batch().number() + " of "
                    + send.batch().parcels().size() + " records";
        if (work instanceof Work.AskReceipts asked)
            return ", receipts of batch " + asked.batch().number() + " of "
                    + asked.batch().parcels().size() + " records";
        if (work instanceof Work.LookUp lookUp)
            return ", record " + lookUp.parcel().externalId();
        return work instanceof Work.AskPublication asked
                ? ", " + asked.accepted().size() + " records"
                : "";
    }
}
