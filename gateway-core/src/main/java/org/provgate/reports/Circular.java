package org.provgate.reports;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the circular of a task says.
 *
 * @param source the batch that drew it, or the ground outside the draw
 * @param plan the yearly plan and round; null if it is of none
 * @param departments the leading one first
 * @param asOf the day the data are of
 */
record Circular(
        String taskId,
        String name,
        String source,
        @Nullable String plan,
        LocalDate starts,
        LocalDate ends,
        List<String> departments,
        List<Item> items,
        List<Target> targets,
        LocalDate asOf) {

    Circular {
        departments = List.copyOf(departments);
        items = List.copyOf(items);
        targets = List.copyOf(targets);
    }

    /** @param name null if no fixed list has it */
    record Item(
            String code, @Nullable String name, @Nullable String basis) {}

    /** @param number 统一社会信用代码, else the registration number, else its key */
    record Target(
            String number, @Nullable String name, @Nullable String stratum, List<Check> checks) {
        Target {
            checks = List.copyOf(checks);
        }
    }

    /** What one department did there. @param result null: not checked yet */
    record Check(String department, @Nullable Result result) {}

    /** The record that counts. @param state of its delivery; null if it has none */
    record Result(
            LocalDate day,
            List<String> findings,
            @Nullable String problems,
            @Nullable String disposition,
            boolean signed,
            @Nullable String state,
            @Nullable LocalDate publishedOn) {
        Result {
            findings = List.copyOf(findings);
        }

        boolean problem() {
            return PublicFinding.problem(findings);
        }
    }

    List<Check> checks() {
        return targets.stream().flatMap(target -> target.checks.stream()).toList();
    }

    List<Result> results() {
        return checks().stream()
                .filter(check -> check.result != null)
                .map(Check::result)
                .toList();
    }
}
