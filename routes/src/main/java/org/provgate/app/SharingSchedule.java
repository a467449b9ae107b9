package org.provgate.app;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.ReadShipping;
import org.provgate.recognition.Adoptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;

/**
 * While the gateway runs: brings in the log of reads every second, looks at adoptions whose record was corrected, and ends agreements
 * that are over. What fails is tried again the next time.
 */
@Profile("serve")
class SharingSchedule implements SmartLifecycle, ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOG = LoggerFactory.getLogger(SharingSchedule.class);
    private static final int SECONDS_TO_END = 10;

    private final ReadShipping reads;
    private final Adoptions adoptions;
    private final Agreements agreements;
    private volatile ScheduledExecutorService clocks;

    SharingSchedule(ReadShipping reads, Adoptions adoptions, Agreements agreements) {
        this.reads = reads;
        this.adoptions = adoptions;
        this.agreements = agreements;
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        start();
    }

    @Override
    public synchronized void start() {
        if (clocks != null) return;
        clocks = Executors.newScheduledThreadPool(2, work -> new Thread(work, "sharing"));
        every(1, TimeUnit.SECONDS, "the log of reads", reads::ship);
        every(60, TimeUnit.SECONDS, "adoptions of corrected results", adoptions::review);
        every(600, TimeUnit.SECONDS, "agreements that are over", agreements::expire);
    }

    private void every(int period, TimeUnit unit, String what, Runnable work) {
        clocks.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        // an exception would end the clock
                        LOG.warn("{}: failed, and is tried again", what, e);
                    }
                },
                period,
                period,
                unit);
    }

    /** What was read last is brought in before the database is gone. */
    @Override
    public synchronized void stop() {
        if (clocks == null) return;
        clocks.shutdown();
        try {
            if (!clocks.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) clocks.shutdownNow();
            reads.ship();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the log of reads waits for the next start", e);
        }
        clocks = null;
    }

    @Override
    public boolean isRunning() {
        return clocks != null;
    }

    /** By the ready event, when the tables are there. */
    @Override
    public boolean isAutoStartup() {
        return false;
    }
}
