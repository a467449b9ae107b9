package org.provgate.routes;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.provgate.platforms.Province;
import org.provgate.registers.RegisterRun;
import org.provgate.registers.RegisterRun.Taken;
import org.provgate.spi.register.RegisterFeed;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;

/** One province's run while its pullers work on it. */
final class Pull {

    /** More pages in flight gain nothing: one is parsed while another is copied and the next is on its way. */
    private static final int MOST_PULLERS = 4;

    private final Province province;
    private final RegisterFeed feed;
    private final RegisterRun run;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Pull(Province province, RegisterFeed feed, RegisterRun run) {
        this.province = province;
        this.feed = feed;
        this.run = run;
    }

    Province province() {
        return province;
    }

    RegisterRun run() {
        return run;
    }

    List<Puller> pullers() {
        int count = Math.min(MOST_PULLERS, province.description().inFlight());
        return IntStream.range(0, count).mapToObj(n -> new Puller(this)).toList();
    }

    /** What ended the pull before its time. */
    Optional<Exception> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** One of several that fetch pages; used by one thread. */
    static final class Puller {
        private final Pull pull;
        private @Nullable Taken taken;

        private Puller(Pull pull) {
            this.pull = pull;
        }

        Pull pull() {
            return pull;
        }

        /** Takes the next page. @return its call, or null when there is none left */
        @Nullable
        PlatformCall<RegisterQuestion, RegisterPage> next() {
            taken = pull.run.take().orElse(null);
            return taken == null ? null : new PlatformCall<>(pull.province, pull.feed.page(), taken.question());
        }

        void advance(RegisterPage page) {
            pull.run.advance(taken(), page);
        }

        void restart(String why) {
            pull.run.restart(taken(), why);
        }

        /** Ends the whole pull; the first reason counts. */
        void giveUp(Exception why) {
            pull.failure.compareAndSet(null, why);
            pull.run.giveUp();
        }

        private Taken taken() {
            if (taken == null) throw new IllegalStateException("no page is taken");
            return taken;
        }
    }
}
