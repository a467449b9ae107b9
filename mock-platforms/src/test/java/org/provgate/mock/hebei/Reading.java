package org.provgate.mock.hebei;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.provgate.spi.inspection.Officer;

/** Reads what was sent to Hebei's inspection platform by the contract (2000 to 2003, 3001), not by the adapter. */
final class Reading {

    static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    /** {@code 4} is a commissioned body, tests included. */
    private static final Map<String, CheckMode> WAYS = Map.of(
            "0", CheckMode.ON_SITE,
            "1", CheckMode.WRITTEN,
            "2", CheckMode.ONLINE,
            "3", CheckMode.RELIED_ON,
            "4", CheckMode.TESTING);

    private static final Map<String, Finding> RESULTS = Map.of(
            "1", Finding.NO_PROBLEM,
            "2", Finding.NOTICE_NOT_PUBLISHED,
            "3", Finding.ANNUAL_REPORT_NOT_PUBLISHED,
            "5", Finding.FALSE_INFO,
            "4", Finding.UNREACHABLE,
            "6", Finding.OBSTRUCTED,
            "10", Finding.CORRECTED,
            "11", Finding.NO_ACTIVITY,
            "12", Finding.FOLLOW_UP);

    private Reading() {}

    static InspectionItem item(Xml row) {
        return new InspectionItem(
                text(row, "ItemCode"),
                text(row, "ItemName"),
                text(row, "ItemClass").equals("2"),
                row.value("Basis"),
                row.value("Body"),
                row.value("Content"),
                row.value("Way"),
                null,
                null,
                text(row, "Valid").equals("1"));
    }

    static Officer officer(Xml row) {
        return new Officer(
                text(row, "CertNo"),
                text(row, "Name"),
                text(row, "Unit"),
                row.value("Post"),
                joined(row.value("Specialty")),
                day(row, "CertValidTo"),
                text(row, "Valid").equals("1"));
    }

    static InspectionTask task(String number, InspectionLists.Task task) {
        var targets = task.drawn().stream().map(Reading::target).toList();
        return new InspectionTask(number, null, task.name(), null, task.start(), task.end(), null, null, targets, null);
    }

    private static Target target(InspectionLists.Target target) {
        var row = target.row();
        return new Target(
                row.value("UNISCID"),
                row.value("PRIPID"),
                text(row, "ENTNAME"),
                text(row, "Stratum"),
                joined(target.certNos()),
                target.formNo());
    }

    static InspectionResult result(Xml row) {
        return new InspectionResult(
                text(row, "BusId"),
                text(row, "TaskNo"),
                row.value("UNISCID"),
                row.value("PRIPID"),
                text(row, "ENTNAME"),
                joined(row.value("ItemCodes")),
                code(WAYS, text(row, "CheckWay")),
                day(row, "CheckDate"),
                joined(row.value("CertNos")),
                joined(row.value("Results")).stream()
                        .map(each -> code(RESULTS, each))
                        .toList(),
                row.value("Problem"),
                row.value("Dispose"),
                text(row, "SignFlag").equals("1"),
                row.value("RefuseNote"),
                text(row, "Operator"),
                time(row, "EnterTime"),
                row.value("OldBusId"));
    }

    static <T> T code(Map<String, T> codes, String code) {
        return Objects.requireNonNull(codes.get(code), () -> "no code of the contract: " + code);
    }

    static String text(Xml row, String field) {
        return Objects.requireNonNull(row.value(field), field);
    }

    static List<String> joined(@Nullable String texts) {
        return texts == null || texts.isEmpty() ? List.of() : List.of(texts.split(",", -1));
    }

    static LocalDate day(Xml row, String field) {
        return PlatformTime.day(text(row, field)).orElseThrow();
    }

    static @Nullable LocalDate maybeDay(Xml row, String field) {
        return row.value(field) == null ? null : day(row, field);
    }

    private static OffsetDateTime time(Xml row, String field) {
        return PlatformTime.time(text(row, field)).orElseThrow().atOffset(OFFSET);
    }
}
