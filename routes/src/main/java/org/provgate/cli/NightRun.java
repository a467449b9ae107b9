package org.provgate.cli;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.camel.ProducerTemplate;
import org.provgate.platforms.Province;
import org.provgate.routes.NightOrder;
import org.provgate.routes.NightOutcome;
import org.provgate.routes.NightRoutes;
import org.provgate.routes.RoutesConfiguration.WorkingRuns;

/** Runs the night and shows how far each province has come. */
public final class NightRun {

    private final Gateway gateway;
    private final PrintStream progress;

    public NightRun(Gateway gateway, PrintStream progress) {
        this.gateway = gateway;
        this.progress = progress;
    }

    public List<NightOutcome> run(NightOrder order) {
        var bars = new ProgressBars(
                order.provinces().stream().map(Province::id).toList(),
                gateway.get(WorkingRuns.class).byProvince(),
                progress,
                System.console() != null);
        var ticker = Executors.newSingleThreadScheduledExecutor(work -> {
            var thread = new Thread(work, "progress");
            thread.setDaemon(true);
            return thread;
        });
        ticker.scheduleAtFixedRate(bars::show, 300, 300, TimeUnit.MILLISECONDS);
        try {
            List<?> outcomes = gateway.get(ProducerTemplate.class).requestBody(NightRoutes.NIGHT, order, List.class);
            return outcomes.stream().map(NightOutcome.class::cast).toList();
        } finally {
            ticker.shutdownNow();
            bars.end();
        }
    }
}
