package org.provgate.forms;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the work plan of a batch says (R35).
 *
 * @param plan the yearly plan and round; null if the batch is of none
 * @param conditions 定向 conditions; empty for an undirected draw
 * @param replaces the aborted batch this one stands for, and why; null for none
 * @param proofs digests and roots by which the draw is verified, as far as it has come
 * @param targets empty before the draw
 */
record WorkPlan(
        String batchId,
        String name,
        @Nullable String plan,
        String leadDepartment,
        boolean key,
        List<Condition> conditions,
        LocalDate starts,
        LocalDate ends,
        State state,
        @Nullable String replaces,
        @Nullable String seed,
        List<Department> departments,
        List<Stratum> strata,
        List<Exclusion> exclusions,
        List<Proof> proofs,
        List<Target> targets) {

    WorkPlan {
        conditions = List.copyOf(conditions);
        departments = List.copyOf(departments);
        strata = List.copyOf(strata);
        exclusions = List.copyOf(exclusions);
        proofs = List.copyOf(proofs);
        targets = List.copyOf(targets);
    }

    /** Of a batch. */
    enum State {
        DRAFT("拟定"),
        FROZEN("名录已冻结"),
        COMMITTED("已承诺"),
        REVEALED("已揭示"),
        DRAWN("已抽取"),
        DISPATCHED("已派发"),
        CLOSED("已结束"),
        ABORTED("已中止");

        final String text;

        State(String text) {
            this.text = text;
        }
    }

    record Condition(String name, String value) {}

    record Department(String name, int teamSize, @Nullable String specialty, List<String> items, List<String> basis) {
        Department {
            items = List.copyOf(items);
            basis = List.copyOf(basis);
        }
    }

    /** @param rate of 1 @param frame how many could be drawn; null before the freeze @param drawn null before the draw */
    record Stratum(
            String name,
            @Nullable BigDecimal rate,
            @Nullable Long minimum,
            @Nullable Long frame,
            @Nullable Long drawn) {}

    record Exclusion(String reason, long subjects) {}

    record Proof(String name, String value) {}

    record Target(
            String key, @Nullable String name, @Nullable String stratum, String officers) {}
}
