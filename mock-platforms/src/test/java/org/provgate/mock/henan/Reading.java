package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.InspectionPlan;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.inspection.InspectionResult.CheckMode;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.spi.inspection.InspectionTask;
import org.provgate.spi.inspection.InspectionTask.Amendment;
import org.provgate.spi.inspection.InspectionTask.Target;
import org.provgate.spi.inspection.Officer;

/** Reads what was sent to Henan's inspection platform by the contract (section “Inspection platform”), not by the adapter. */
final class Reading {

    static final Map<String, CheckMode> MODES = Map.of(
            "1", CheckMode.ON_SITE,
            "2", CheckMode.WRITTEN,
            "3", CheckMode.RELIED_ON,
            "4", CheckMode.TESTING,
            "5", CheckMode.ONLINE,
            "6", CheckMode.COMMISSIONED);
    /** {@code B} is both kinds of “not published”. */
    static final Map<String, Finding> FINDINGS = Map.of(
            "1", Finding.NO_PROBLEM,
            "B", Finding.NOTICE_NOT_PUBLISHED,
            "C", Finding.FALSE_INFO,
            "6", Finding.UNREACHABLE,
            "E", Finding.CORRECTED,
            "8", Finding.OBSTRUCTED,
            "F", Finding.NO_ACTIVITY,
            "A", Finding.FOLLOW_UP);

    private Reading() {}

    static InspectionItem item(JsonNode sent) {
        return new InspectionItem(
                text(sent, "itemCode"),
                text(sent, "itemName"),
                text(sent, "itemClass").equals("KEY"),
                maybe(sent, "legalBasis"),
                maybe(sent, "subjectBody"),
                maybe(sent, "content"),
                maybe(sent, "method"),
                maybe(sent, "ratio"),
                maybe(sent, "frequency"),
                sent.get("valid").booleanValue());
    }

    static Officer officer(JsonNode sent) {
        return new Officer(
                text(sent, "certNo"),
                text(sent, "name"),
                text(sent, "unit"),
                maybe(sent, "post"),
                texts(sent, "specialties"),
                date(sent, "certValidTo"),
                sent.get("valid").booleanValue());
    }

    static InspectionPlan plan(JsonNode sent) {
        return new InspectionPlan(
                text(sent, "planId"),
                text(sent, "planName"),
                Integer.parseInt(text(sent, "planYear")),
                text(sent, "mode").equals("1"),
                date(sent, "from"),
                date(sent, "to"),
                maybe(sent, "range"),
                text(sent, "leadDept"),
                texts(sent, "items"),
                sent.get("version").intValue(),
                maybe(sent, "adjustReason"),
                maybeDate(sent, "publishDate"));
    }

    static InspectionTask task(JsonNode sent) {
        var amendment = sent.get("amendment");
        return new InspectionTask(
                text(sent, "taskId"),
                maybe(sent, "planId"),
                text(sent, "taskName"),
                sent.hasNonNull("mode") ? text(sent, "mode").equals("1") : null,
                date(sent, "start"),
                date(sent, "end"),
                maybe(sent, "drawRoot"),
                sent.hasNonNull("poolSize") ? sent.get("poolSize").intValue() : null,
                each(sent, "targets", Reading::target),
                amendment == null
                        ? null
                        : new Amendment(amendment.get("number").intValue(), text(amendment, "reason")));
    }

    private static Target target(JsonNode sent) {
        return new Target(
                maybe(sent, "UniSCID"),
                maybe(sent, "PriPID"),
                "",
                text(sent, "stratum"),
                texts(sent, "officers"),
                null);
    }

    static InspectionResult result(Intake.Held held) {
        var sent = held.content();
        return new InspectionResult(
                text(sent, "recordId"),
                held.scope(),
                maybe(sent, "UniSCID"),
                maybe(sent, "PriPID"),
                text(sent, "EntName"),
                texts(sent, "itemCodes"),
                code(MODES, text(sent, "checkMode")),
                date(sent, "checkDate"),
                texts(sent, "officers"),
                texts(sent, "results").stream()
                        .map(each -> code(FINDINGS, each))
                        .toList(),
                maybe(sent, "problems"),
                maybe(sent, "disposition"),
                text(sent, "signStatus").equals("SIGNED"),
                maybe(sent, "refusalNote"),
                text(sent, "enteredBy"),
                OffsetDateTime.parse(text(sent, "enteredAt")),
                maybe(sent, "correctionOf"));
    }

    static <T> T code(Map<String, T> codes, String code) {
        return Objects.requireNonNull(codes.get(code), () -> "no code of the contract: " + code);
    }

    static String text(JsonNode sent, String field) {
        return Objects.requireNonNull(maybe(sent, field), field);
    }

    static @Nullable String maybe(JsonNode sent, String field) {
        return sent.path(field).textValue();
    }

    static LocalDate date(JsonNode sent, String field) {
        return LocalDate.parse(text(sent, field));
    }

    static @Nullable LocalDate maybeDate(JsonNode sent, String field) {
        return sent.hasNonNull(field) ? date(sent, field) : null;
    }

    private static List<String> texts(JsonNode sent, String field) {
        return each(sent, field, JsonNode::textValue);
    }

    private static <T> List<T> each(JsonNode sent, String field, Function<JsonNode, T> reading) {
        var all = new ArrayList<T>();
        sent.get(field).forEach(each -> all.add(reading.apply(each)));
        return all;
    }
}
