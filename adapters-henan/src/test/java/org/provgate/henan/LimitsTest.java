package org.provgate.henan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.provgate.spi.Batch;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Step;
import org.provgate.spi.inspection.InspectionPlatform;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionTask;

/** What Henan does not take in one call is found before a byte is sent. */
class LimitsTest {

    private final FixedContext context = FixedContext.signedIn();
    private final HenanAdapter adapter = new HenanAdapter();
    private final InspectionPlatform inspection = adapter.inspectionPlatform().orElseThrow();

    @Test
    void the_limits_are_the_contracts() {
        var credit = adapter.creditPlatform().orElseThrow();
        var behaviours = adapter.supervisionPlatform().orElseThrow().behaviours();

        assertThat(inspection.registerLimit()).isEqualTo(200);
        assertThat(inspection.results().batchLimit()).isEqualTo(100);
        assertThat(inspection.publicationLimit()).isEqualTo(100);
        assertThat(credit.penalties().orElseThrow().batchLimit()).isEqualTo(100);
        assertThat(credit.licences().orElseThrow().batchLimit()).isEqualTo(100);
        assertThat(behaviours.orElseThrow().batchLimit()).isEqualTo(500);
    }

    @Test
    void a_task_of_5000_targets_is_sent_and_one_more_is_refused() {
        assertThat(inspection.tasks().encode(Step.first(task(5_000)), context).target())
                .endsWith("/tasks/410402202310160001");
        assertThatThrownBy(() -> inspection.tasks().encode(Step.first(task(5_001)), context))
                .isInstanceOf(PlatformException.Refused.class)
                .hasMessageContaining("5001 targets")
                .hasMessageContaining("at most 5000");
    }

    @Test
    void a_position_of_another_adapter_is_a_defect() {
        assertThatThrownBy(() -> inspection.tasks().encode(new Step<>(task(1), "match:0"), context))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("match:0");
    }

    @Test
    void a_batch_beyond_the_limit_or_empty_is_a_defect() {
        var full =
                IntStream.range(0, 100).mapToObj(i -> Samples.result("R-" + i)).toList();
        var over =
                IntStream.range(0, 101).mapToObj(i -> Samples.result("R-" + i)).toList();

        assertThat(submitted(full)).isEqualTo("/hn/gateway/tasks/410402202310160001/results:batch");
        assertThatThrownBy(() -> submitted(over)).isInstanceOf(PlatformException.Refused.class);
        assertThatThrownBy(() -> submitted(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_batch_that_names_a_record_twice_could_not_be_settled() {
        assertThatThrownBy(() -> submitted(List.of(Samples.result("R-1"), Samples.result("R-1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("R-1 twice");
    }

    @Test
    void a_batch_of_results_belongs_to_one_task() {
        var one = Samples.result("R-1");
        var other = new InspectionResult(
                "R-2",
                "410402202310160002",
                one.uscc(),
                one.sourceKey(),
                one.name(),
                one.itemCodes(),
                one.mode(),
                one.checkDate(),
                one.certNos(),
                one.findings(),
                null,
                null,
                true,
                null,
                one.enteredBy(),
                one.enteredAt(),
                null);

        assertThatThrownBy(() -> submitted(List.of(one, other)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one task");
    }

    @Test
    void registers_and_publication_have_limits_too() {
        var items = Collections.nCopies(201, Samples.item("full"));
        var questions = Collections.nCopies(101, Samples.question("R-1"));

        assertThatThrownBy(() -> inspection.items().encode(items, context))
                .isInstanceOf(PlatformException.Refused.class);
        assertThatThrownBy(() -> inspection.items().encode(List.of(), context))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> inspection.publication().encode(questions, context))
                .isInstanceOf(PlatformException.Refused.class);
        assertThatThrownBy(() -> inspection.publication().encode(List.of(), context))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_number_of_a_batch_changes_nothing_that_is_sent() {
        var records = List.of(Samples.result("full-1"));
        var submit = inspection.results().submit();

        assertThat(submit.encode(new Batch<>("2023101900001", records), context).body())
                .isEqualTo(submit.encode(new Batch<>("2023102000002", records), context)
                        .body());
    }

    private String submitted(List<InspectionResult> records) {
        return inspection
                .results()
                .submit()
                .encode(new Batch<>("2023101900001", records), context)
                .target();
    }

    private static InspectionTask task(int targets) {
        var target = new InspectionTask.Target(null, "P1", "甲", "A", List.of("豫Y1", "豫Y2"), null);
        var day = LocalDate.of(2023, 10, 18);
        return new InspectionTask(
                Samples.TASK, null, "专项", null, day, day, null, null, Collections.nCopies(targets, target), null);
    }
}
