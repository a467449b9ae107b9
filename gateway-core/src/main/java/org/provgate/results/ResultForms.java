package org.provgate.results;

import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Outgoing;
import org.provgate.results.ResultFacts.SubjectFact;
import org.provgate.results.ResultFacts.Target;
import org.provgate.results.ResultFacts.TaskFact;
import org.provgate.spi.inspection.InspectionResult;
import org.provgate.spi.supervision.Behaviour;
import org.provgate.submissions.Canonical;
import org.provgate.submissions.NewRecord;
import org.provgate.submissions.Outlets;
import org.provgate.submissions.Submitter;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a result goes out; made for one transaction. */
final class ResultForms {

    private static final String MARK = "SELECT nextval('behaviour_mark')";

    private final JdbcClient jdbc;
    private final ResultFacts facts;
    private final Outlets outlets;
    private final OffsetDateTime now;
    private @Nullable String mark;

    /** @param now in Asia/Shanghai */
    ResultForms(JdbcClient jdbc, ResultFacts facts, Outlets outlets, OffsetDateTime now) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.outlets = outlets;
        this.now = now;
    }

    NewRecord record(ResultSubmission s, Submitter by, String id) {
        var task = Objects.requireNonNull(facts.task(s.taskId()));
        var target = Objects.requireNonNull(facts.target(s));
        var subject = Objects.requireNonNull(facts.subject(task.province(), target.subjectKey()));
        var outgoing = new ArrayList<Outgoing>(2);
        if (outlets.offers(task.province(), Channel.RESULTS))
            outgoing.add(new Outgoing(
                    id,
                    task.province(),
                    Channel.RESULTS,
                    id,
                    target.subjectKey(),
                    task.id(),
                    Canonical.json(result(s, task, subject, by, id))));
        if (outlets.offers(task.province(), Channel.BEHAVIOURS))
            for (int n = 1; n <= s.itemCodes().size(); n++)
                outgoing.add(new Outgoing(
                        id,
                        task.province(),
                        Channel.BEHAVIOURS,
                        id + "-" + n,
                        target.subjectKey(),
                        "",
                        Canonical.json(behaviour(s, task, subject, by, id, n))));
        return new NewRecord(
                id,
                task.province(),
                task.areaCode(),
                target.subjectKey(),
                task.id(),
                task.ends(),
                businessKey(task, target),
                target.subjectKey(),
                s.with(id, s.correctionOf()),
                Objects.requireNonNull(s.checkDate()),
                outgoing);
    }

    static String businessKey(TaskFact task, Target target) {
        return task.id() + "/" + target.subjectKey();
    }

    private InspectionResult result(ResultSubmission s, TaskFact task, SubjectFact subject, Submitter by, String id) {
        return new InspectionResult(
                id,
                task.id(),
                subject.uscc(),
                subject.sourceKey(),
                Objects.requireNonNull(subject.name()),
                s.itemCodes(),
                Objects.requireNonNull(s.mode()),
                Objects.requireNonNull(s.checkDate()),
                s.certNos(),
                s.findings(),
                s.problems(),
                s.disposition(),
                Boolean.TRUE.equals(s.signed()),
                s.refusalNote(),
                by.actor(),
                now,
                s.correctionOf());
    }

    /** @param n place of the item, from 1 */
    private Behaviour behaviour(
            ResultSubmission s, TaskFact task, SubjectFact subject, Submitter by, String id, int n) {
        var mode = Objects.requireNonNull(s.mode());
        return new Behaviour(
                id + "-" + n,
                task.name(),
                task.planId(),
                s.itemCodes().get(n - 1),
                by.department(),
                Objects.requireNonNull(subject.name()),
                subject.uscc(),
                task.drawn(),
                mode,
                mode,
                Objects.requireNonNull(s.checkDate()),
                names(s.certNos()),
                s.certNos(),
                s.findings(),
                mark(),
                Behaviour.Change.INSERT,
                task.areaCode() + by.department());
    }

    private List<String> names(List<String> certNos) {
        return certNos.stream()
                .map(certNo -> Objects.requireNonNull(facts.officer(certNo)).name())
                .toList();
    }

    /** One mark for all that goes out of one transaction. */
    private String mark() {
        if (mark == null) {
            var number = jdbc.sql(MARK).query(Long.class).single();
            mark = now.format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8) + String.format("%05d", number);
        }
        return mark;
    }
}
