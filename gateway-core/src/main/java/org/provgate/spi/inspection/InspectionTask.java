package org.provgate.spi.inspection;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task with what was drawn for it (抽查任务, domain 3.5).
 *
 * @param taskId 18 digits: area 6, yyyyMMdd, sequence 4
 * @param planId null for a task outside the draw; then {@code directed}, {@code drawRoot} and {@code poolSize} are null too
 * @param drawRoot root of the frame the targets were drawn from
 * @param poolSize how many were in it
 * @param amendment why the officers changed after dispatch; null on the first
 */
public record InspectionTask(
        String taskId,
        @Nullable String planId,
        String name,
        @Nullable Boolean directed,
        LocalDate start,
        LocalDate end,
        @Nullable String drawRoot,
        @Nullable Integer poolSize,
        List<Target> targets,
        @Nullable Amendment amendment) {

    public InspectionTask {
        targets = List.copyOf(targets);
    }

    /**
     * One subject to be checked.
     *
     * @param sourceKey PriPID
     * @param certNos at least two
     * @param formNo number of its form (一企一表); null while there is none
     */
    public record Target(
            @Nullable String uscc,
            @Nullable String sourceKey,
            String name,
            String stratum,
            List<String> certNos,
            @Nullable String formNo) {
        public Target {
            certNos = List.copyOf(certNos);
        }
    }

    /** A recusal after dispatch. @param number 1, 2, … */
    public record Amendment(int number, String reason) {}
}
