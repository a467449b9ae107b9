package org.provgate.routes;

import java.util.List;
import org.apache.camel.Exchange;
import org.provgate.platforms.Province;
import org.provgate.platforms.Provinces;
import org.provgate.sanctions.ProvinceMeasures;
import org.provgate.sanctions.Sanctions;
import org.provgate.spi.credit.CreditPlatform;
import org.provgate.spi.credit.SanctionMeasure;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The steps after the night; the order of them stands in {@link SanctionRoutes}. For several threads. */
final class AfterNight {

    static final String ENDPOINT = "provgate.endpoint";
    private static final Logger LOG = LoggerFactory.getLogger(AfterNight.class);
    private static final String PROVINCE = "provgate.sealed";
    private static final String ASKING = "provgate.asking";
    private static final String USCC = "provgate.uscc";

    private final Provinces provinces;
    private final Sanctions sanctions;
    private final ProvinceMeasures measures;
    private final int questions;

    /** @param questions most subjects a province is asked about in a night */
    AfterNight(Provinces provinces, Sanctions sanctions, ProvinceMeasures measures, int questions) {
        this.provinces = provinces;
        this.sanctions = sanctions;
        this.measures = measures;
        this.questions = questions;
    }

    /** Leaves the provinces whose registers are new: what was held or failed shows yesterday's lists. */
    void sealed(Exchange exchange) {
        List<?> outcomes = exchange.getMessage().getBody(List.class);
        var sealed = outcomes.stream()
                .map(NightOutcome.class::cast)
                .filter(o -> o.kind() == NightOutcome.Kind.SEALED)
                .map(NightOutcome::province)
                .toList();
        exchange.getMessage()
                .setBody(provinces.enabled().stream()
                        .filter(p -> sealed.contains(p.id()))
                        .toList());
    }

    void reconcile(Exchange exchange) {
        var province = exchange.getMessage().getBody(Province.class);
        exchange.setProperty(PROVINCE, province);
        var done = sanctions.reconcile(province.id());
        if (!done.nothing())
            LOG.info(
                    "{}: {} measures opened, {} changed, {} ended, {} recalled from {} receivers",
                    province.id(),
                    done.opened(),
                    done.changed(),
                    done.ended(),
                    done.recalled(),
                    done.recalls());
    }

    void begin(Exchange exchange) {
        var province = exchange.getProperty(PROVINCE, Province.class);
        var operation = province.adapter().creditPlatform().flatMap(CreditPlatform::sanctions);
        var due = operation.isEmpty() ? List.<String>of() : measures.due(province.id(), Asking.AGAIN, questions);
        exchange.setProperty(ASKING, new Asking(province, operation, due));
        exchange.setProperty(ENDPOINT, PlatformCallRoutes.to(province));
    }

    /** Puts the next subjects into the body. */
    boolean next(Exchange exchange) {
        var some = asking(exchange).next();
        exchange.getMessage().setBody(some);
        return !some.isEmpty();
    }

    boolean goesOn(Exchange exchange) {
        return asking(exchange).goesOn();
    }

    void ask(Exchange exchange) {
        var uscc = exchange.getMessage().getBody(String.class);
        exchange.setProperty(USCC, uscc);
        exchange.getMessage().setBody(asking(exchange).question(uscc));
    }

    void answered(Exchange exchange) {
        List<?> named = exchange.getMessage().getBody(List.class);
        asking(exchange)
                .answered(
                        exchange.getProperty(USCC, String.class),
                        named.stream().map(SanctionMeasure.class::cast).toList());
    }

    /** The rest is asked the next night. */
    void giveUp(Exchange exchange) {
        var asking = asking(exchange);
        if (asking.giveUp())
            LOG.warn(
                    "{}: the province's measures are known for {} subjects; the next night asks on: {}",
                    asking.province().id(),
                    asking.asked(),
                    caught(exchange).getMessage());
    }

    void keep(Exchange exchange) {
        var asking = asking(exchange);
        var answers = asking.take();
        if (!answers.isEmpty()) measures.keep(asking.province().id(), answers);
    }

    void failed(Exchange exchange) {
        LOG.error(
                "{}: the measures do not follow the lists yet; provgate sanctions reconcile does it again, and so does the next night",
                exchange.getProperty(PROVINCE, Province.class).id(),
                caught(exchange));
    }

    private static Asking asking(Exchange exchange) {
        return exchange.getProperty(ASKING, Asking.class);
    }

    private static Exception caught(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    }
}
