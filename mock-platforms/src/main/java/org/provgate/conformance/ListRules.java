package org.provgate.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.provgate.spi.Operation;
import org.provgate.spi.PlatformException.Refused;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.provgate.spi.inspection.Officer;

/** K19 to K21: lists, plans and tasks arrive as they are, and may come again. */
final class ListRules {

    /** More than a package holds in some provinces, fewer than a task may have in any we know. */
    private static final int MANY = 1_201;

    private ListRules() {}

    static void K19(Bench bench) {
        bench.adapter().inspectionPlatform().ifPresent(platform -> {
            var services = bench.services().orElseThrow();
            var samples = services.samples();
            int limit = platform.registerLimit();
            var code = samples.itemCode().substring(0, 6);
            var items = IntStream.range(0, limit)
                    .mapToObj(i -> samples.item(code + "%08d".formatted(90_000_000 + i), Samples.HARD + i, i % 2 == 0))
                    .toList();
            var kept = services.standIn().items();
            keptCurrent(services, platform.items(), items, kept, InspectionItem::code);
            var changed = samples.item(items.get(0).code(), "改名", true);
            keptCurrent(services, platform.items(), List.of(changed), kept, InspectionItem::code);
            var officers = IntStream.range(0, limit)
                    .mapToObj(i ->
                            samples.officer("证书" + i, Samples.HARD + i, i % 2 == 0 ? List.of() : List.of("消防", "计量")))
                    .toList();
            keptCurrent(
                    services, platform.officers(), officers, services.standIn().officers(), Officer::certNo);
        });
    }

    private static <T> void keptCurrent(
            Services services,
            Operation<List<T>, Integer> operation,
            List<T> entries,
            Kept<T> kept,
            Function<T, String> key) {
        var keys = entries.stream().map(key).toList();
        for (var time : List.of("first", "again")) {
            assertThat(services.ask("K19", operation, entries))
                    .as("K19: %s accepted, %s", operation.name(), time)
                    .isEqualTo(entries.size());
            assertThat(kept.all().get().stream().filter(entry -> keys.contains(key.apply(entry))))
                    .as("K19: %s held, %s", operation.name(), time)
                    .containsExactlyInAnyOrderElementsOf(
                            entries.stream().map(kept.sayable()).toList());
        }
    }

    static void K20(Bench bench) {
        bench.adapter()
                .inspectionPlatform()
                .flatMap(platform -> platform.plans())
                .ifPresent(plans -> {
                    var services = bench.services().orElseThrow();
                    var samples = services.samples();
                    var kept = services.standIn().plans();
                    assertThat(services.ask("K20", plans, samples.plan("年度计划", 0)))
                            .as("K20: version of a plan sent again")
                            .isEqualTo(1);
                    var second = samples.plan(Samples.HARD, 1);
                    for (var time : List.of("first", "again"))
                        assertThat(services.ask("K20", plans, second))
                                .as("K20: version of the plan that replaces, %s", time)
                                .isEqualTo(2);
                    assertThat(kept.all().get().stream()
                                    .filter(plan -> plan.planId().equals(samples.planId())))
                            .as("K20: the plan held")
                            .containsExactly(kept.sayable().apply(second));
                    assertThat(catchThrowable(() ->
                                    services.call(plans, samples.plan("第三版", 1)).decode()))
                            .as("K20: a plan that replaces a version the platform has no more")
                            .isInstanceOf(Refused.class);
                });
    }

    static void K21(Bench bench) {
        if (bench.adapter().inspectionPlatform().isEmpty()) return;
        var services = bench.services().orElseThrow();
        var samples = services.samples();
        var targets = IntStream.range(0, MANY)
                .mapToObj(i -> new Target(
                        null, "K" + i, "某公司" + i, i % 2 == 0 ? "A" : "B", samples.team(), i % 3 == 0 ? "F" + i : null))
                .toList();
        var many = samples.task(samples.otherTaskId(), "专项抽查", targets, null);
        int steps = services.bring("K21", many);
        holds(services, many);
        assertThat(services.bring("K21", many))
                .as("K21: steps of a task sent again")
                .isEqualTo(steps);
        holds(services, many);
        var other = List.copyOf(
                samples.targets(List.of(samples.team().get(1), samples.team().get(0))));
        var amended = samples.task(samples.taskId(), "专项抽查", other, new Amendment(1, "回避"));
        for (int time = 0; time < 2; time++) {
            services.bring("K21", amended);
            holds(services, amended);
        }
    }

    private static void holds(Services services, InspectionTask task) {
        var kept = services.standIn().tasks();
        assertThat(kept.all().get().stream().filter(held -> held.taskId().equals(task.taskId())))
                .as("K21: the task held")
                .containsExactly(kept.sayable().apply(task));
    }
}
