package org.provgate.credit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Outgoing;
import org.provgate.submissions.Call;
import org.provgate.submissions.Canonical;
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

/**
 * Takes penalties in, or licences. What is accepted is stored, has its due date and is on its way to the credit platform, in one
 * transaction. For several threads and nodes.
 */
public final class Decisions<D extends Decision> {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    private final Kind kind;
    private final Outlets outlets;
    private final Desk<D> desk;

    private Decisions(
            Kind kind,
            Records records,
            Outlets outlets,
            Clock clock,
            Rules<D> rules,
            BiFunction<D, String, Object> form) {
        this.kind = kind;
        this.outlets = outlets;
        Judge<D> judge = asked -> new DecisionBench(
                new DecisionChecks(outlets, LocalDate.ofInstant(clock.instant(), SHANGHAI)), rules, form);
        this.desk = new Desk<>(kind, judge, records);
    }

    public static Decisions<PenaltySubmission> penalties(Records records, Outlets outlets, Clock clock) {
        return new Decisions<>(Kind.PENALTY, records, outlets, clock, DecisionChecks::penalty, PenaltySubmission::form);
    }

    public static Decisions<LicenceSubmission> licences(Records records, Outlets outlets, Clock clock) {
        return new Decisions<>(Kind.LICENCE, records, outlets, clock, DecisionChecks::licence, LicenceSubmission::form);
    }

    /** Returns which of the two it takes. */
    public Kind kind() {
        return kind;
    }

    /** See {@link org.provgate.results.Results#submit(List, Submitter, Mode, String)}. */
    public Intake submit(List<D> decisions, Submitter by, Mode mode, String submission) {
        return desk.submit(Call.of(decisions, by, mode, submission));
    }

    /** Returns the desk below, for whoever repeats requests by key. */
    public Desk<D> desk() {
        return desk;
    }

    /** Returns everything wrong with decisions, and takes none in. */
    public List<RecordError> check(List<D> decisions, Submitter by) {
        return desk.check(Call.of(decisions, by, Mode.ALL, "check"));
    }

    @FunctionalInterface
    private interface Rules<D> {
        void judge(DecisionChecks checks, D decision, Faults faults);
    }

    /** Needs nothing from the database. */
    private final class DecisionBench implements Judge.Bench<D> {
        private final DecisionChecks checks;
        private final Rules<D> rules;
        private final BiFunction<D, String, Object> form;

        DecisionBench(DecisionChecks checks, Rules<D> rules, BiFunction<D, String, Object> form) {
            this.checks = checks;
            this.rules = rules;
            this.form = form;
        }

        @Override
        public @Nullable String businessKey(Judge.Asked<D> asked) {
            return asked.submission().docNo();
        }

        @Override
        public void judge(Judge.Asked<D> asked, Faults faults) {
            rules.judge(checks, asked.submission(), faults);
        }

        @Override
        public NewRecord record(Judge.Asked<D> asked, String id) {
            var decision = asked.submission();
            var docNo = Objects.requireNonNull(decision.docNo());
            var province =
                    decision.province() == null ? outlets.only(kind.channel()).orElseThrow() : decision.province();
            // a person's decisions wait for each other by document: no lane names a person
            var uscc = Objects.requireNonNull(decision.party()).uscc();
            var lane = uscc == null ? asked.by().department() + "/" + docNo : uscc;
            var outgoing =
                    new Outgoing(id, province, kind.channel(), id, lane, "", Canonical.json(form.apply(decision, id)));
            return new NewRecord(
                    id,
                    province,
                    Objects.requireNonNull(outlets.byEntry().get(province)).areaCode(),
                    uscc,
                    null,
                    null,
                    docNo,
                    docNo,
                    decision.with(id, decision.correctionOf()),
                    Objects.requireNonNull(decision.decisionDate()),
                    List.of(outgoing));
        }
    }
}
