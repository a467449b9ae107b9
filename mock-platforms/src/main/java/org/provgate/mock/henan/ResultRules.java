package org.provgate.mock.henan;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.mock.register.Digits;
import org.provgate.mock.register.SimulatedRegister;

/** The record rules of results (contract, Failures and Clarifications). */
final class ResultRules {

    private static final List<String> REQUIRED =
            List.of("EntName", "checkMode", "checkDate", "signStatus", "enteredBy", "enteredAt");
    private static final Set<String> RESULTS = Set.of("1", "B", "C", "6", "E", "8", "F", "A");
    private static final int ENTRY_DAYS = 20;

    private final Book items;
    private final Book officers;
    private final SimulatedRegister register;

    ResultRules(Book items, Book officers, SimulatedRegister register) {
        this.items = items;
        this.officers = officers;
        this.register = register;
    }

    List<Finding> judge(JsonNode record, JsonNode task, LocalDate today) {
        var findings = new ArrayList<Finding>();
        for (var field : REQUIRED) if (Fields.text(record, field) == null) findings.add(Finding.malformed(field));
        judgeParty(record, task, findings);
        judgeCodes(record, findings);
        var checked = Fields.date(record, "checkDate");
        if (checked == null) findings.add(Finding.malformed("checkDate"));
        else judgeDay(record, task, checked, today, findings);
        return findings.stream().distinct().toList();
    }

    private void judgeParty(JsonNode record, JsonNode task, List<Finding> findings) {
        var uscc = Fields.text(record, "UniSCID");
        if (uscc == null && Fields.text(record, "PriPID") == null) findings.add(Finding.malformed("UniSCID"));
        if (Tasks.target(task, record) == null) findings.add(new Finding("UniSCID", "1007", "主体不在本任务中", false));
        if (uscc == null) return;
        if (!Digits.isUscc(uscc)) findings.add(Finding.uscc("UniSCID"));
        var names = register.namesOf(uscc);
        var name = Fields.text(record, "EntName");
        if (name != null
                && !names.isEmpty()
                && !names.contains(name.replace('(', '（').replace(')', '）')))
            findings.add(new Finding("EntName", "1001", "未查询到主体或查询到的主体信息不匹配", false));
    }

    private static void judgeCodes(JsonNode record, List<Finding> findings) {
        judgeCode(record, "checkMode", "[1-6]", findings);
        judgeCode(record, "signStatus", "SIGNED|REFUSED", findings);
        var results = Fields.texts(record, "results");
        if (results == null || results.isEmpty()) findings.add(Finding.malformed("results"));
        else if (!RESULTS.containsAll(results)) findings.add(Finding.unknownCode("results"));
    }

    private static void judgeCode(JsonNode record, String field, String codes, List<Finding> findings) {
        var code = Fields.text(record, field);
        if (code != null && !code.matches(codes)) findings.add(Finding.unknownCode(field));
    }

    private void judgeDay(JsonNode record, JsonNode task, LocalDate checked, LocalDate today, List<Finding> findings) {
        var start = Fields.date(task, "start");
        var end = Fields.date(task, "end");
        boolean outside = start != null && checked.isBefore(start) || end != null && checked.isAfter(end);
        if (outside || checked.isAfter(today)) findings.add(Finding.malformed("checkDate"));
        judgeItems(record, checked, findings);
        judgeOfficers(record, checked, findings);
        var entered = enteredOn(record);
        if (entered == null) findings.add(Finding.malformed("enteredAt"));
        else if (entered.isAfter(WorkingDays.after(checked, ENTRY_DAYS))) findings.add(Finding.late("enteredAt"));
    }

    private void judgeItems(JsonNode record, LocalDate checked, List<Finding> findings) {
        var codes = Fields.texts(record, "itemCodes");
        if (codes == null || codes.isEmpty()) findings.add(Finding.malformed("itemCodes"));
        else if (codes.stream().anyMatch(code -> items.inForce(code, checked) == null))
            findings.add(new Finding("itemCodes", "1006", "检查事项不在公布的清单中", false));
    }

    private void judgeOfficers(JsonNode record, LocalDate checked, List<Finding> findings) {
        var certificates = Fields.texts(record, "officers");
        if (certificates == null) {
            findings.add(Finding.malformed("officers"));
            return;
        }
        if (new HashSet<>(certificates).size() < 2) findings.add(new Finding("officers", "1003", "执法人员少于两人", false));
        for (var certificate : certificates) {
            var officer = officers.inForce(certificate, checked);
            var validTo = officer == null ? null : Fields.date(officer, "certValidTo");
            if (validTo == null || validTo.isBefore(checked))
                findings.add(new Finding("officers", "1004", "执法证件不存在或已过期", false));
        }
    }

    private static @Nullable LocalDate enteredOn(JsonNode record) {
        var text = Fields.text(record, "enteredAt");
        try {
            return text == null
                    ? null
                    : OffsetDateTime.parse(text)
                            .withOffsetSameInstant(Times.ZONE)
                            .toLocalDate();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
