package org.provgate.results;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.results.ResultFacts.Target;
import org.provgate.results.ResultFacts.TaskFact;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.submissions.Attachment;
import org.provgate.submissions.Faults;

/** What a result must be (R26, R47, R49, R52; contracts of both provinces). */
final class ResultChecks {

    private static final int LEAST_OFFICERS = 2;
    private static final int MOST_CODES = 100;
    /** They say that there is nothing else to say. */
    private static final Set<Finding> ALONE = EnumSet.of(Finding.NO_PROBLEM, Finding.NO_ACTIVITY);

    private final ResultFacts facts;
    private final LocalDate today;

    /** @param today in Asia/Shanghai */
    ResultChecks(ResultFacts facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
    }

    void judge(ResultSubmission s, String department, Faults faults) {
        if (s.taskId() != null) faults.knows(s.taskId());
        var task = task(s, faults);
        faults.required("subject", s.subject());
        var target = task == null ? null : target(s, task, department, faults);
        items(s, task, target, faults);
        faults.required("mode", s.mode());
        checkDate(s, task, faults);
        officers(s, target, faults);
        findings(s, faults);
        faults.optional("problems", s.problems(), 2_000);
        faults.optional("disposition", s.disposition(), 1_000);
        signature(s, faults);
        Attachment.check(s.attachments(), faults);
        if (Boolean.FALSE.equals(s.legalReview()))
            faults.wrong(
                    "legalReview", "legal-review-open", "法制审核尚未通过，不能提交（R52）", "the legal review is still open (R52)");
    }

    private @Nullable TaskFact task(ResultSubmission s, Faults faults) {
        if (!faults.required("taskId", s.taskId())) return null;
        var task = facts.task(s.taskId());
        if (task == null) {
            faults.wrong("taskId", "task-unknown", "没有这个抽查任务", "is no task");
            return null;
        }
        var closed = !task.open() || "CLOSED".equals(task.batchState());
        // what the platform returned is put right also when the task is over
        if (closed && s.correctionOf() == null)
            faults.wrong("taskId", "task-closed", "抽查任务已结束", "is a task that is closed");
        else if (task.drawn() && !closed && !"DISPATCHED".equals(task.batchState()))
            faults.wrong("taskId", "task-not-dispatched", "抽查任务尚未下发", "is a task that is not dispatched yet");
        return task;
    }

    private @Nullable Target target(ResultSubmission s, TaskFact task, String department, Faults faults) {
        if (s.subject() == null || s.subject().isBlank()) return null;
        var target = facts.target(s);
        if (target == null) {
            if (facts.subject(task.province(), s.subject()) == null)
                faults.wrong("subject", "subject-unknown", "登记库中没有这个市场主体", "is not in the register");
            else faults.wrong("subject", "subject-not-in-task", "不是该任务的抽查对象", "is no target of this task");
            return null;
        }
        var subject = facts.subject(task.province(), target.subjectKey());
        if (subject == null || subject.name() == null)
            faults.wrong("subject", "subject-unknown", "登记库中没有这个市场主体", "is not in the register");
        if (!target.departments().contains(department))
            faults.wrong("taskId", "not-your-task", "本部门不检查该任务的这个对象", "your department does not inspect this target");
        return target;
    }

    private void items(ResultSubmission s, @Nullable TaskFact task, @Nullable Target target, Faults faults) {
        count("itemCodes", s.itemCodes(), 1, MOST_CODES, faults);
        for (int i = 0; i < s.itemCodes().size(); i++) {
            var field = "itemCodes/" + i;
            var code = s.itemCodes().get(i);
            if (faults.required(field, code)
                    && task != null
                    && target != null
                    && !facts.listed(code, task, target.departments()))
                faults.wrong(
                        field,
                        "item-not-listed",
                        "不在任务部门" + task.starts().getYear() + "年已确定的抽查事项清单上",
                        "is on no fixed item list of the task's departments for "
                                + task.starts().getYear());
        }
    }

    private void checkDate(ResultSubmission s, @Nullable TaskFact task, Faults faults) {
        var date = s.checkDate();
        if (!faults.required("checkDate", date) || date == null) return;
        if (date.isAfter(today)) faults.wrong("checkDate", "future", "检查日期不能晚于今天", "is in the future");
        else if (task != null && (date.isBefore(task.starts()) || date.isAfter(task.ends())))
            faults.wrong(
                    "checkDate",
                    "outside-task",
                    "不在任务期限" + task.starts() + "至" + task.ends() + "内",
                    "is not between " + task.starts() + " and " + task.ends() + ", the days of the task");
    }

    private void officers(ResultSubmission s, @Nullable Target target, Faults faults) {
        count("certNos", s.certNos(), LEAST_OFFICERS, MOST_CODES, faults);
        for (int i = 0; i < s.certNos().size(); i++) {
            var field = "certNos/" + i;
            var certNo = s.certNos().get(i);
            if (!faults.required(field, certNo)) continue;
            var officer = facts.officer(certNo);
            if (officer == null) faults.wrong(field, "officer-unknown", "没有持此执法证的检查人员", "is no officer's certificate");
            else if (officer.expert())
                faults.wrong(
                        field, "officer-expert", "专家不是执法检查人员", "is an expert, who assists but is no officer (R22)");
            else if (s.checkDate() != null && officer.certValidTo().isBefore(s.checkDate()))
                faults.wrong(field, "certificate-expired", "执法证在检查日已过期", "ran out before the day of the check");
            else if (target != null && !target.certNos().contains(certNo))
                faults.wrong(field, "officer-not-in-task", "不是该对象的检查人员", "is not in the task's teams for this target");
        }
    }

    private static void findings(ResultSubmission s, Faults faults) {
        count("findings", s.findings(), 1, Finding.values().length, faults);
        for (int i = 0; i < s.findings().size(); i++)
            faults.required("findings/" + i, s.findings().get(i));
        if (s.findings().size() > 1 && s.findings().stream().anyMatch(f -> f != null && ALONE.contains(f)))
            faults.wrong(
                    "findings",
                    "findings-exclude",
                    "“未发现问题”“未发现开展本次抽查涉及的经营活动”不能与其他结果并列",
                    "NO_PROBLEM and NO_ACTIVITY stand alone");
    }

    private static void signature(ResultSubmission s, Faults faults) {
        faults.optional("refusalNote", s.refusalNote(), 500);
        if (!faults.required("signed", s.signed())) return;
        if (Boolean.TRUE.equals(s.signed())) {
            if (s.refusalNote() != null)
                faults.wrong("refusalNote", "signed", "已签字的不应填写拒签情况", "must not be there where the subject signed");
        } else if (s.refusalNote() == null || s.refusalNote().isBlank())
            faults.wrong(
                    "refusalNote", "missing", "拒签的应如实记录情况（R47）", "is missing: a refusal is recorded truthfully (R47)");
    }

    private static void count(String field, List<?> values, int least, int most, Faults faults) {
        if (values.isEmpty()) faults.missing(field);
        else if (values.size() < least)
            faults.wrong(field, "too-few", "至少" + least + "项", "must have at least " + least + " values");
        else if (values.size() > most)
            faults.wrong(field, "length", "至多" + most + "项", "must have at most " + most + " values");
        else if (new HashSet<>(values).size() < values.size())
            faults.wrong(field, "twice", "有重复", "names something twice");
    }
}
