package org.provgate.recognition;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.provgate.agreements.ReadLog;
import org.provgate.agreements.ReadShipping;
import org.provgate.agreements.Sharing;
import org.provgate.results.ResultSubmission;
import org.provgate.spi.inspection.InspectionResult.Finding;
import org.provgate.submissions.Department;
import org.provgate.submissions.Mode;
import org.provgate.submissions.Submitter;

/** Departments that hand results in, share and adopt them. */
final class Recognising {

    final Sharing sharing = new Sharing();
    final Department bureau = sharing.bureau;
    final ReadLog log;
    final RecognitionRules rules = RecognitionRules.shipped();
    final Inspections inspections;
    final Adoptions adoptions;
    final Doubles doubles;
    final JointVisits visits = new JointVisits(sharing.jdbc, bureau.clock);

    Recognising(Path folder) {
        log = new ReadLog(folder, 1 << 20, bureau.clock, UUID::randomUUID);
        inspections = new Inspections(sharing.jdbc, sharing.agreements, rules, log, bureau.clock);
        adoptions = new Adoptions(
                sharing.jdbc,
                sharing.transactions,
                inspections,
                sharing.agreements,
                rules,
                bureau.evidence,
                sharing.events,
                bureau.clock);
        doubles = new Doubles(sharing.jdbc, sharing.agreements, rules, log, bureau.clock);
    }

    /** Hands in a result of ZJ without a fault. @return its id */
    String handedIn() {
        return handedIn(Department.ZJ, Department.result(Department.FIRM));
    }

    String handedIn(Submitter by, ResultSubmission result) {
        var intake = bureau.results.submit(List.of(result), by, Mode.ALL, bureau.records.submissionId());
        if (!intake.errors().isEmpty()) throw new AssertionError(intake.errors());
        return intake.accepted().get(0).recordId();
    }

    /** Corrects a result of ZJ, which the province gave back. @return the id of the correction */
    String corrected(String record, String item, Finding finding) {
        bureau.delivered(record, "REJECTED");
        return handedIn(
                Department.ZJ, result(Department.TASK, item, LocalDate.of(2026, 11, 20), finding, record, "ZJ"));
    }

    static ResultSubmission result(
            String task, String item, LocalDate day, Finding finding, String correctionOf, String department) {
        var plain = Department.result(Department.FIRM);
        return new ResultSubmission(
                null,
                task,
                Department.FIRM,
                List.of(item),
                plain.mode(),
                day,
                List.of(department + "1", department + "2"),
                List.of(finding),
                finding == Finding.NO_PROBLEM ? null : "消防通道堵塞",
                finding == Finding.NO_PROBLEM ? null : "已立案",
                true,
                null,
                correctionOf,
                List.of(),
                null);
    }

    /** What was read until now. */
    List<String> reads() {
        new ReadShipping(log, bureau.database, sharing.transactions, bureau.clock, reads -> {}).ship();
        return sharing.jdbc
                .sql(
                        "SELECT concat_ws(' ', department, subject, purpose, providers, shown) FROM read_log ORDER BY journal, line")
                .query(String.class)
                .list();
    }
}
