package org.provgate.outbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.provgate.spi.Operation;
import org.provgate.spi.ProvinceAdapter;
import org.provgate.spi.SubmissionChannel;
import org.provgate.spi.credit.CreditPlatform;
import org.provgate.spi.supervision.SupervisionPlatform;

/**
 * A channel as one adapter offers it.
 *
 * @param limit most records in a batch
 * @param looksUp whether the platform can be asked what it holds before anything is sent again
 */
public record Outlet(Channel channel, int limit, boolean looksUp) {

    /** Returns what an adapter offers, in the order of {@link Channel}. */
    public static List<Outlet> of(ProvinceAdapter adapter) {
        var outlets = new ArrayList<Outlet>();
        adapter.inspectionPlatform().ifPresent(p -> {
            outlets.add(new Outlet(Channel.ITEMS, p.registerLimit(), false));
            outlets.add(new Outlet(Channel.OFFICERS, p.registerLimit(), false));
            if (p.plans().isPresent()) outlets.add(new Outlet(Channel.PLANS, 1, false));
            outlets.add(new Outlet(Channel.TASKS, 1, false));
            outlets.add(of(Channel.RESULTS, p.results()));
        });
        add(outlets, Channel.PENALTIES, adapter.creditPlatform().flatMap(CreditPlatform::penalties));
        add(outlets, Channel.LICENCES, adapter.creditPlatform().flatMap(CreditPlatform::licences));
        add(outlets, Channel.BEHAVIOURS, adapter.supervisionPlatform().flatMap(SupervisionPlatform::behaviours));
        single(outlets, Channel.TRANSFERS, adapter.supervisionPlatform().flatMap(SupervisionPlatform::transfers));
        single(outlets, Channel.SANCTION_FEEDBACK, adapter.creditPlatform().flatMap(CreditPlatform::sanctionFeedback));
        return List.copyOf(outlets);
    }

    /** What goes one by one, and does no harm if it goes twice. */
    private static void single(List<Outlet> outlets, Channel channel, Optional<? extends Operation<?, ?>> offered) {
        if (offered.isPresent()) outlets.add(new Outlet(channel, 1, false));
    }

    private static <R> void add(List<Outlet> outlets, Channel channel, Optional<SubmissionChannel<R>> offered) {
        offered.ifPresent(o -> outlets.add(of(channel, o)));
    }

    private static Outlet of(Channel channel, SubmissionChannel<?> offered) {
        return new Outlet(channel, offered.batchLimit(), offered.lookup().isPresent());
    }
}
