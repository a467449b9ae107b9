package org.provgate.hebei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.provgate.hebei.TaskPosition.Part;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Step;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;
import org.provgate.spi.inspection.InspectionTask.Target;

/** However many targets a task has, its packages bring each of them once. */
class PackagesProperties {

    @Property(tries = 60)
    void packages_bring_every_target_exactly_once_in_each_part_and_in_order(
            @ForAll @IntRange(max = 1_700) int targets) {
        var task = Records.task(targets, null);
        var brought = brought(task);
        var withForm = task.targets().stream()
                .filter(target -> target.formNo() != null)
                .toList();
        assertThat(brought.stream().map(Brought::part)).isSorted();
        assertThat(of(Part.DRAW, brought)).isEqualTo(task.targets());
        assertThat(of(Part.MATCH, brought)).isEqualTo(task.targets());
        assertThat(of(Part.FORM, brought)).isEqualTo(withForm);
    }

    @Property(tries = 20)
    void an_amendment_brings_the_officers_of_every_target_and_nothing_else(@ForAll @IntRange(max = 1_700) int targets) {
        var task = Records.task(targets, new Amendment(1, "回避"));
        var brought = brought(task);
        assertThat(brought).allMatch(one -> one.part() == Part.MATCH);
        assertThat(of(Part.MATCH, brought)).isEqualTo(task.targets());
    }

    @ParameterizedTest
    @ValueSource(strings = {"form:500", "draw:-1", "draw:501", "print:0", "draw:9999999999", "DRAW:0"})
    void a_position_outside_the_task_is_drift(String position) {
        var step = new Step<>(Records.task(501, null), position);
        assertThatThrownBy(() -> Tasks.operation().encode(step, new FixedContext()))
                .isInstanceOf(PlatformException.Unreadable.class)
                .hasMessageContaining(position);
    }

    private record Brought(Part part, Target target) {}

    private static List<Brought> brought(InspectionTask task) {
        var brought = new ArrayList<Brought>();
        for (var open = Optional.of(TaskPosition.of(Step.first(task))); open.isPresent(); ) {
            var here = TaskPosition.of(new Step<>(task, open.get().toString()));
            assertThat(here).as("a position reads back as it was written").isEqualTo(open.get());
            assertThat(here.targets(task)).hasSizeLessThanOrEqualTo(500);
            here.targets(task).forEach(target -> brought.add(new Brought(here.part(), target)));
            open = here.next(task);
        }
        return brought;
    }

    private static List<Target> of(Part part, List<Brought> brought) {
        return brought.stream()
                .filter(one -> one.part() == part)
                .map(Brought::target)
                .toList();
    }
}
