package org.provgate.results;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.provgate.submissions.Call;
import org.provgate.submissions.Desk;
import org.provgate.submissions.Faults;
import org.provgate.submissions.Intake;
import org.provgate.submissions.Judge;
import org.provgate.submissions.Kind;
import org.provgate.submissions.Mode;
import org.provgate.submissions.NewRecord;
import org.provgate.submissions.Outlets;
import org.provgate.submissions.RecordError;
import org.provgate.submissions.Records;
import org.provgate.submissions.Submitter;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes results of inspections in (抽查检查结果). What is accepted is stored, has its due dates and is on its way to every receiver,
 * in one transaction. For several threads and nodes.
 */
public final class Results {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Desk<ResultSubmission> desk;

    public Results(DataSource dataSource, Records records, Outlets outlets, Clock clock) {
        desk = new Desk<>(Kind.RESULT, new ResultJudge(JdbcClient.create(dataSource), outlets, clock), records);
    }

    /**
     * Takes results in; however many they are, they are judged with a handful of queries.
     *
     * @param submission a number for this call, see {@link Records#submissionId}
     * @return what is durable now, and everything wrong with the rest; {@code row} is the place in {@code results}, from 0
     */
    public Intake submit(List<ResultSubmission> results, Submitter by, Mode mode, String submission) {
        return desk.submit(Call.of(results, by, mode, submission));
    }

    /** Returns the desk below, for whoever repeats requests by key. */
    public Desk<ResultSubmission> desk() {
        return desk;
    }

    /** Returns everything wrong with results, and takes none in. */
    public List<RecordError> check(List<ResultSubmission> results, Submitter by) {
        return desk.check(Call.of(results, by, Mode.ALL, "check"));
    }

    private record ResultJudge(JdbcClient jdbc, Outlets outlets, Clock clock) implements Judge<ResultSubmission> {

        @Override
        public Bench<ResultSubmission> bench(List<Asked<ResultSubmission>> asked) {
            var facts =
                    new ResultFacts(jdbc, asked.stream().map(Asked::submission).toList());
            var now = OffsetDateTime.ofInstant(clock.instant(), SHANGHAI);
            return new ResultBench(
                    facts, new ResultChecks(facts, LocalDate.from(now)), new ResultForms(jdbc, facts, outlets, now));
        }
    }

    private record ResultBench(ResultFacts facts, ResultChecks checks, ResultForms forms)
            implements Judge.Bench<ResultSubmission> {

        @Override
        public @Nullable String businessKey(Judge.Asked<ResultSubmission> asked) {
            var task = facts.task(asked.submission().taskId());
            var target = facts.target(asked.submission());
            return task == null || target == null ? null : ResultForms.businessKey(task, target);
        }

        @Override
        public void judge(Judge.Asked<ResultSubmission> asked, Faults faults) {
            checks.judge(asked.submission(), asked.by().department(), faults);
        }

        @Override
        public NewRecord record(Judge.Asked<ResultSubmission> asked, String id) {
            return forms.record(asked.submission(), asked.by(), id);
        }
    }
}
