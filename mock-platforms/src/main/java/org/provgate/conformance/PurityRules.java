package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** K3, K4 and K16: an adapter translates; what is impure comes in by the context. */
final class PurityRules {

    private static final int THREADS = 8;
    private static final int ROUNDS = 3;

    private PurityRules() {}

    static void K3(Bench bench) {
        for (var call : bench.calls()) {
            var now = call.context().now();
            var once = Call.comparable(call.encode(call.context().fixed(now, 'a')));
            assertThat(Call.comparable(call.encode(call.context().fixed(now, 'a'))))
                    .as("K3: %s encoded again in the same context", call)
                    .isEqualTo(once);
            call.encode(call.context().fixed(now.plusSeconds(60), 'b'));
            assertThat(Call.comparable(call.encode(call.context().fixed(now, 'a'))))
                    .as("K3: %s encoded again after another", call)
                    .isEqualTo(once);
        }
    }

    static void K4(Bench bench) {
        assertThat(AdapterClasses.impurities(bench.adapter().getClass()))
                .as("K4: clocks, connections, threads, files and random numbers in the adapter's own classes")
                .isEmpty();
    }

    static void K16(Bench bench) throws InterruptedException {
        for (var call : bench.calls()) {
            var fixed = call.context().fixed(call.context().now(), 'a');
            var request = Call.comparable(call.encode(fixed));
            var answer = Call.comparable((Object) call.decode());
            var barrier = new CyclicBarrier(THREADS);
            Callable<Boolean> work = () -> {
                barrier.await();
                for (int round = 0; round < ROUNDS; round++)
                    if (!request.equals(Call.comparable(call.encode(fixed)))
                            || !answer.equals(Call.comparable((Object) call.decode()))) return false;
                return true;
            };
            assertThat(together(work))
                    .as("K16: %s in %d threads at once", call, THREADS)
                    .isTrue();
        }
    }

    private static boolean together(Callable<Boolean> work) throws InterruptedException {
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            var results = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < THREADS; i++) results.add(threads.submit(work));
            for (var result : results) if (!result.get()) return false;
            return true;
        } catch (ExecutionException e) {
            throw new AssertionError("K16: failed in a thread", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
