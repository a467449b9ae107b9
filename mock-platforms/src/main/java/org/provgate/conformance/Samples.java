package org.provgate.conformance;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.provgate.conformance.ServicesStandIn.Firm;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.provgate.spi.inspection.Officer;

/** What a bureau sends to an inspection platform. No real person; no id comes twice in one run of the kit. */
final class Samples {

    /** Rare characters, markup, an escape, a lone plus, a separator: what a careless way loses. */
    static final String HARD = "㐀𠀀：\"消防\"<b>&amp;]]></b>'\\n\t通道\r\n+1 %20 {}$\u2028尾";

    static final String OFFICER = "示例执法员";
    static final String CLERK = "示例录入员";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final AtomicInteger IDS = new AtomicInteger();
    private static final AtomicInteger TURNS = new AtomicInteger();

    private final String area;
    private final LocalDate today;
    private final List<Firm> firms;
    private final int turn = TURNS.incrementAndGet();

    Samples(String area, LocalDate today, List<Firm> firms) {
        this.area = area;
        this.today = today;
        this.firms = firms;
    }

    String newId() {
        return "K-" + IDS.incrementAndGet();
    }

    LocalDate today() {
        return today;
    }

    Firm firm() {
        return firms.get(0);
    }

    String itemCode() {
        return area + "%08d".formatted(turn);
    }

    List<String> team() {
        return List.of("证" + turn + "A", "证" + turn + "B");
    }

    String planId() {
        return area + today.getYear() + "%04d".formatted(turn % 10_000);
    }

    String taskId() {
        return taskId(0);
    }

    /** Returns the number of a second task. */
    String otherTaskId() {
        return taskId(1);
    }

    private String taskId(int which) {
        return area + DAY.format(today) + "%04d".formatted((2 * turn + which) % 10_000);
    }

    InspectionItem item(String code, String name, boolean valid) {
        return new InspectionItem(code, name, valid, "《建筑法》第七条", "市监局", null, "现场检查", "不低于3%", null, valid);
    }

    Officer officer(String certNo, String name, List<String> specialties) {
        return new Officer(certNo, name, "市监局", null, specialties, today.plusYears(2), true);
    }

    InspectionPlan plan(String name, int replaces) {
        return new InspectionPlan(
                planId(),
                name,
                today.getYear(),
                replaces > 0,
                today.minusDays(30),
                today.plusDays(30),
                null,
                "市监局",
                List.of(itemCode()),
                replaces,
                replaces > 0 ? "调整" : null,
                null);
    }

    InspectionTask task(String taskId, String name, List<Target> targets, @Nullable Amendment amendment) {
        return new InspectionTask(
                taskId,
                planId(),
                name,
                false,
                today.minusDays(10),
                today.plusDays(20),
                "ab".repeat(32),
                4_400,
                targets,
                amendment);
    }

    List<Target> targets(List<String> team) {
        return firms.stream()
                .map(firm -> new Target(firm.uscc(), firm.sourceKey(), firm.name(), "A", team, "F-" + firm.sourceKey()))
                .toList();
    }

    InspectionResult result(String id, CheckMode mode, List<Finding> findings) {
        return result(id, mode, findings, team(), "通道堆放杂物", null, null);
    }

    /** @param refusalNote null if it is signed */
    InspectionResult result(
            String id,
            CheckMode mode,
            List<Finding> findings,
            List<String> certNos,
            @Nullable String problems,
            @Nullable String refusalNote,
            @Nullable String correctionOf) {
        return new InspectionResult(
                id,
                taskId(),
                firm().uscc(),
                firm().sourceKey(),
                firm().name(),
                List.of(itemCode()),
                mode,
                today.minusDays(1),
                certNos,
                findings,
                problems,
                null,
                refusalNote == null,
                refusalNote,
                CLERK,
                OffsetDateTime.of(today.minusDays(1).atTime(9, 30, 15, 123_456_789), ZoneOffset.UTC),
                correctionOf);
    }
}
