package org.provgate.mock.hebei;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** F01 to F08 and F10 for a row of 3001; late entries are not refused. */
final class ResultRules {
    private static final Pattern ROW_NO = Pattern.compile("\\d{1,9}");
    private static final Pattern BUS_ID = Pattern.compile(".{1,50}");
    private static final Set<String> WAYS = Set.of("0", "1", "2", "3", "4");
    private static final Set<String> RESULTS = Set.of("1", "2", "3", "4", "5", "6", "10", "11", "12");
    private static final Set<String> FLAGS = Set.of("0", "1");

    private final InspectionLists lists;
    private final SubjectDirectory register;
    private final Clock clock;

    ResultRules(InspectionLists lists, SubjectDirectory register, Clock clock) {
        this.lists = lists;
        this.register = register;
        this.clock = clock;
    }

    List<FieldError> check(Xml row) {
        var check = new RowCheck(row);
        check.required("RowNo", "BusId", "TaskNo", "ENTNAME", "ItemCodes", "CheckWay", "CheckDate", "CertNos");
        check.required("Results", "SignFlag", "Operator", "EnterTime");
        check.format("RowNo", ROW_NO);
        check.format("BusId", BUS_ID);
        check.code("CheckWay", WAYS);
        check.code("SignFlag", FLAGS);
        check.codes("Results", RESULTS);
        if ("0".equals(row.value("SignFlag"))) {
            check.required("RefuseNote");
        }
        subject(row, check);
        check.day("CheckDate").ifPresent(day -> onTheDay(row, check, day));
        return check.errors();
    }

    /** Called once a row is taken: its officers are fixed from now on. */
    void taken(Xml row) {
        lists.task(row.value("TaskNo")).flatMap(task -> task.find(row)).ifPresent(InspectionLists.Target::report);
    }

    private void subject(Xml row, RowCheck check) {
        var code = row.value("UNISCID");
        var pripid = row.value("PRIPID");
        if (code == null && pripid == null) {
            check.refuse("UNISCID", "F01", "UNISCID、PRIPID不能同时为空");
            return;
        }
        var field = code == null ? "PRIPID" : "UNISCID";
        var name = register.nameOf(code, pripid);
        if (name.isEmpty()) {
            check.refuse(field, "F04", "主体不存在");
        } else if (!plain(name.get()).equals(plain(row.textOf("ENTNAME")))) {
            check.refuse("ENTNAME", "F05", "名称与代码不一致");
        }
        if (lists.task(row.value("TaskNo")).flatMap(task -> task.find(row)).isEmpty()) {
            check.refuse("TaskNo", "F08", "不在抽查名单内");
        }
    }

    private void onTheDay(Xml row, RowCheck check, LocalDate day) {
        if (check.many("ItemCodes").stream().anyMatch(code -> !lists.itemInForce(code, day))) {
            check.refuse("ItemCodes", "F03", "抽查事项不在清单内");
        }
        var officers = new HashSet<>(check.many("CertNos"));
        if (officers.size() < 2) {
            check.refuse("CertNos", "F06", "执法人员少于两名");
        } else if (officers.stream().anyMatch(officer -> !lists.officerInForce(officer, day))) {
            check.refuse("CertNos", "F07", "执法证件无效");
        }
        var entered = row.value("EnterTime");
        if (entered != null && PlatformTime.time(entered).isEmpty()) {
            check.refuse("EnterTime", "F02", "格式应为yyyyMMddHHmmss");
        }
        var today = PlatformTime.now(clock).toLocalDate();
        var lastDay = PlatformTime.time(row.textOf("EnterTime"))
                .map(time -> time.toLocalDate())
                .orElse(today);
        var inTask =
                lists.task(row.value("TaskNo")).map(task -> task.covers(day)).orElse(true);
        if (day.isAfter(lastDay) || day.isAfter(today) || !inTask) {
            check.refuse("CheckDate", "F10", "检查日期不符");
        }
    }

    /** Names as they are compared: brackets full width, no blanks. */
    private static String plain(String name) {
        return name.replace('(', '（').replace(')', '）').replace(" ", "").replace("　", "");
    }
}
