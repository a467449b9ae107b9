package org.provgate.lookups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.provgate.access.Caller;
import org.provgate.rules.Refusal;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TogetherTest {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    /** Keys of each question that was put, in their order. */
    private final ConcurrentLinkedQueue<Set<String>> put = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    private static Map<String, String> doubled(Set<String> keys) {
        return keys.stream().collect(Collectors.toMap(Function.identity(), k -> k + k));
    }

    /** Asks for {@code first}; while that is being answered, the others come, and none of them keeps this thread. */
    private List<Asked<String>> whileOneIsAsked(
            Together<String, String, String> together, String first, List<String> others, CountDownLatch go) {
        var asked = new ArrayList<Asked<String>>();
        var leads = threads.submit(() -> together.ask("ZJ", first));
        while (put.isEmpty()) Thread.onSpinWait();
        for (var key : others) asked.add(together.ask("ZJ", key));
        assertThat(asked).noneMatch(Asked::there);
        go.countDown();
        asked.add(0, answered(leads));
        return asked;
    }

    private static <T> T answered(Future<T> of) {
        try {
            return of.get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> answers(List<Asked<String>> asked) {
        return asked.stream().map(Asked::answer).toList();
    }

    private Together<String, String, String> held(int most, CountDownLatch go) {
        return new Together<>(most, (asker, keys) -> {
            put.add(Set.copyOf(keys));
            await(go);
            return doubled(keys);
        });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void who_comes_whileOneIsAsked_is_asked_for_with_all_who_wait() {
        var go = new CountDownLatch(1);
        var asked = whileOneIsAsked(held(64, go), "a", List.of("b", "c", "c", "d"), go);
        assertThat(answers(asked)).containsExactly("aa", "bb", "cc", "cc", "dd");
        assertThat(put).containsExactly(Set.of("a"), Set.of("b", "c", "d"));
    }

    @Test
    void no_more_than_so_many_are_asked_for_at_once() {
        var go = new CountDownLatch(1);
        var keys = List.of("b", "c", "d", "e", "f");
        assertThat(answers(whileOneIsAsked(held(2, go), "a", keys, go)))
                .containsExactly("aa", "bb", "cc", "dd", "ee", "ff");
        assertThat(put).allMatch(k -> k.size() <= 2).hasSize(4);
        assertThat(put.stream().flatMap(Set::stream)).containsExactlyInAnyOrder("a", "b", "c", "d", "e", "f");
    }

    @Test
    void what_one_department_asks_is_never_put_with_what_another_asks() throws Exception {
        var go = new CountDownLatch(1);
        var together = new Together<String, String, String>(64, (asker, keys) -> {
            put.add(Set.copyOf(keys));
            if (asker.equals("ZJ")) await(go);
            return keys.stream().collect(Collectors.toMap(Function.identity(), k -> asker));
        });
        var held = threads.submit(() -> together.ask("ZJ", "a").answer());
        while (put.isEmpty()) Thread.onSpinWait();
        assertThat(together.ask("XF", "a").answer())
                .as("does not wait for the other")
                .isEqualTo("XF");
        go.countDown();
        assertThat(held.get(10, TimeUnit.SECONDS)).isEqualTo("ZJ");
    }

    @Test
    void what_one_may_see_is_never_shown_by_the_thread_of_another() throws Exception {
        var go = new CountDownLatch(1);
        var together = new Together<String, String, String>(64, (asker, keys) -> {
            put.add(Set.copyOf(keys));
            if (Caller.current() == null) await(go);
            return keys.stream().collect(Collectors.toMap(Function.identity(), k -> String.valueOf(Caller.current())));
        });
        var held = threads.submit(() -> together.ask("same", "a").answer());
        while (put.isEmpty()) Thread.onSpinWait();
        var clerk = new Caller("XF", "li", Set.of(), Caller.Reach.DEPARTMENT);
        assertThat(clerk.run(() -> together.ask("same", "a").answer())).contains("XF");
        go.countDown();
        assertThat(held.get(10, TimeUnit.SECONDS)).isEqualTo("null");
    }

    @Test
    void a_failure_is_told_to_all_of_its_round_and_to_nobody_after() {
        var times = new AtomicInteger();
        var together = new Together<String, String, String>(64, (asker, keys) -> {
            if (times.incrementAndGet() == 1) throw new IllegalStateException("the database is away");
            return doubled(keys);
        });
        assertThatThrownBy(() -> together.ask("ZJ", "a").answer())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database is away");
        assertThat(together.ask("ZJ", "a").answer()).isEqualTo("aa");
    }

    @Test
    void a_failure_is_told_to_all_who_waited_together_and_the_next_are_asked_for() {
        var go = new CountDownLatch(1);
        var together = new Together<String, String, String>(2, (asker, keys) -> {
            put.add(Set.copyOf(keys));
            await(go);
            if (keys.contains("c")) throw new IllegalStateException("the database is away");
            return doubled(keys);
        });
        var asked = whileOneIsAsked(together, "a", List.of("b", "c", "d"), go);
        assertThat(asked.get(0).answer()).isEqualTo("aa");
        for (var failed : asked.subList(1, 3))
            assertThatThrownBy(failed::answer)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the database is away");
        assertThat(asked.get(3).answer()).isEqualTo("dd");
    }

    @Test
    void who_waits_is_told_when_the_answer_is_there_in_the_name_of_who_asks() throws Exception {
        var go = new CountDownLatch(1);
        var clerk = new Caller("XF", "li", Set.of(), Caller.Reach.DEPARTMENT);
        var together = new Together<String, String, Caller>(64, (asker, keys) -> {
            put.add(Set.copyOf(keys));
            await(go);
            return Map.of("a", clerk, "b", Objects.requireNonNull(Caller.current()));
        });
        var leads = threads.submit(() -> clerk.run(() -> together.ask("XF", "a")));
        while (put.isEmpty()) Thread.onSpinWait();
        var asked = clerk.run(() -> together.ask("XF", "b")).then(c -> c.actor() + " of " + c.department());
        var told = new CompletableFuture<String>();
        asked.whenThere(() -> told.complete(asked.answer()));
        assertThat(told).isNotDone();
        go.countDown();
        assertThat(told.get(10, TimeUnit.SECONDS)).isEqualTo("li of XF");
        assertThat(leads.get(10, TimeUnit.SECONDS).answer()).isEqualTo(clerk);
    }

    @Test
    void who_would_wait_too_long_is_told_at_once_and_the_others_are_answered() throws Exception {
        var go = new CountDownLatch(1);
        var together = held(1, go);
        var leads = threads.submit(() -> together.ask("ZJ", "a"));
        while (put.isEmpty()) Thread.onSpinWait();
        var waiting = new ArrayList<Asked<String>>();
        assertThatThrownBy(() -> {
                    for (int n = 0; n < 100; n++) waiting.add(together.ask("ZJ", "k" + n));
                })
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("too many look-ups");
        assertThat(waiting).hasSize(8);
        go.countDown();
        assertThat(leads.get(10, TimeUnit.SECONDS).answer()).isEqualTo("aa");
        assertThat(answers(waiting)).startsWith("k0k0").endsWith("k7k7");
        assertThat(together.ask("ZJ", "z").answer()).isEqualTo("zz");
    }

    @Test
    void what_is_not_answered_has_no_answer() {
        var together = new Together<String, String, String>(64, (asker, keys) -> Map.of());
        assertThat(together.ask("ZJ", "a").answer()).isNull();
    }

    @Test
    void under_load_everybody_gets_the_answer_to_his_own_question() throws Exception {
        var together = new Together<Integer, Integer, Integer>(8, (asker, keys) -> keys.stream()
                .collect(Collectors.toMap(Function.identity(), k -> asker * 10_000 + k)));
        var wrong = new AtomicInteger();
        var all = new ArrayList<Future<?>>();
        for (int t = 0; t < 16; t++) {
            int thread = t;
            all.add(threads.submit(() -> {
                for (int n = 0; n < 2_000; n++)
                    if (together.ask(thread % 3, n).answer() != thread % 3 * 10_000 + n) wrong.incrementAndGet();
            }));
        }
        for (var one : all) one.get(20, TimeUnit.SECONDS);
        assertThat(wrong).hasValue(0);
    }
}
