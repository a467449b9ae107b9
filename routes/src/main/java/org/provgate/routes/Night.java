package org.provgate.routes;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.provgate.platforms.Province;
import org.provgate.registers.RegisterRun;
import org.provgate.registers.RegisterRuns;
import org.provgate.registers.RunReport;
import org.provgate.routes.NightOutcome.Kind;
import org.provgate.routes.Pull.Puller;
import org.provgate.spi.PlatformException;
import org.provgate.spi.register.RegisterPage;

/** The steps of the night; the order of them stands in {@link NightRoutes}. For several threads. */
final class Night {

    static final String ENDPOINT = "provgate.endpoint";
    private static final String FULL = "provgate.full";
    private static final String PULL = "provgate.pull";
    private static final String PULLER = "provgate.puller";

    private final RegisterRuns runs;
    private final Map<String, RegisterRun> working;

    /** @param working where runs are shown while they are worked on, by province */
    Night(RegisterRuns runs, ConcurrentHashMap<String, RegisterRun> working) {
        this.runs = runs;
        this.working = working;
    }

    void order(Exchange exchange) {
        var order = exchange.getMessage().getBody(NightOrder.class);
        exchange.setProperty(FULL, order.full());
        exchange.getMessage().setBody(order.provinces());
    }

    void open(Exchange exchange) {
        var province = exchange.getMessage().getBody(Province.class);
        var feed = province.adapter()
                .registerFeed()
                .orElseThrow(() -> new PlatformException.Misconfigured(province.id() + ": adapter "
                        + province.description().id() + " offers no register feed; disable the entry"));
        var run = runs.open(
                province.id(), province.areaCode(), feed.streams(), exchange.getProperty(FULL, false, boolean.class));
        working.put(province.id(), run);
        exchange.setProperty(PULL, new Pull(province, feed, run));
    }

    void pullers(Exchange exchange) {
        exchange.getMessage().setBody(pull(exchange).pullers());
    }

    void begin(Exchange exchange) {
        var puller = exchange.getMessage().getBody(Puller.class);
        exchange.setProperty(PULLER, puller);
        exchange.setProperty(ENDPOINT, PlatformCallRoutes.to(puller.pull().province()));
    }

    /** Puts the next page's call into the body. */
    boolean next(Exchange exchange) {
        var call = exchange.getProperty(PULLER, Puller.class).next();
        exchange.getMessage().setBody(call);
        return call != null;
    }

    void advance(Exchange exchange) {
        exchange.getProperty(PULLER, Puller.class).advance(exchange.getMessage().getBody(RegisterPage.class));
    }

    void restart(Exchange exchange) {
        exchange.getProperty(PULLER, Puller.class).restart(caught(exchange).getMessage());
    }

    void giveUp(Exchange exchange) {
        exchange.getProperty(PULLER, Puller.class).giveUp(caught(exchange));
    }

    /** Seals a run that is complete; goes on as the failure that ended the pull, if one did. */
    void finish(Exchange exchange) throws Exception {
        var pull = pull(exchange);
        if (pull.failure().isPresent()) throw pull.failure().get();
        var report = pull.run().finish();
        var kind = report.state() == RunReport.State.SEALED ? Kind.SEALED : Kind.HELD;
        exchange.getMessage().setBody(new NightOutcome(report.province(), kind, report, report.reason()));
    }

    /** Leaves a database failure to the night, which opens the run again. */
    void rethrow(Exchange exchange) throws Exception {
        throw caught(exchange);
    }

    void locked(Exchange exchange) {
        var province = exchange.getProperty(NightRoutes.PROVINCE, Province.class);
        exchange.getMessage()
                .setBody(new NightOutcome(
                        province.id(), Kind.LOCKED, null, caught(exchange).getMessage()));
    }

    void fail(Exchange exchange) {
        var failure = caught(exchange);
        var province = exchange.getProperty(NightRoutes.PROVINCE, Province.class);
        var kind = failure instanceof PlatformException.Unavailable ? Kind.UNAVAILABLE : Kind.FAILED;
        var problem = failure instanceof PlatformException
                ? failure.getMessage()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        var pull = exchange.getProperty(PULL, Pull.class);
        @Nullable RunReport report = pull == null ? null : pull.run().fail(problem, true);
        exchange.getMessage().setBody(new NightOutcome(province.id(), kind, report, problem));
    }

    void close(Exchange exchange) {
        var pull = exchange.getProperty(PULL, Pull.class);
        if (pull == null) return;
        working.remove(pull.province().id());
        pull.run().close();
        exchange.removeProperty(PULL);
    }

    /** Adds a province's outcome to those of the night. */
    static Exchange collect(@Nullable Exchange all, Exchange one) {
        var outcomes = all == null ? new ArrayList<NightOutcome>() : outcomes(all);
        outcomes.add(one.getMessage().getBody(NightOutcome.class));
        var to = all == null ? one : all;
        to.getMessage().setBody(outcomes);
        return to;
    }

    @SuppressWarnings("unchecked")
    private static ArrayList<NightOutcome> outcomes(Exchange exchange) {
        return exchange.getMessage().getBody(ArrayList.class);
    }

    private static Pull pull(Exchange exchange) {
        return exchange.getProperty(PULL, Pull.class);
    }

    private static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
