package org.provgate.submissions;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.provgate.submissions.Desk.Pending;
import org.provgate.submissions.Intake.Accepted;
import org.provgate.submissions.Judge.Asked;
import org.provgate.submissions.Records.Line;

/** One transaction at the desk: all calls of it are judged with what is loaded once, and answered one by one. */
final class Sitting<S extends HandedIn> {

    private final Kind kind;
    private final Judge<S> judge;
    private final Records records;

    Sitting(Kind kind, Judge<S> judge, Records records) {
        this.kind = kind;
        this.judge = judge;
        this.records = records;
    }

    /** What a call comes to before anything is stored. */
    private record Judged(List<Line> lines, List<Integer> rows, List<RecordError> errors) {}

    /** Answers every call, or throws and answers none. */
    void hold(List<Pending<S>> group) {
        records.transactions.executeWithoutResult(tx -> answer(group));
    }

    List<RecordError> check(Call<S> call) {
        return new Bench(List.of(call)).judge(call).errors;
    }

    private void answer(List<Pending<S>> group) {
        var known = records.idempotency.known(
                group.stream().map(p -> p.asking).filter(Objects::nonNull).toList());
        var fresh = new ArrayList<Pending<S>>();
        for (var pending : group) {
            var refused = known.refused().get(pending.asking);
            if (refused != null) pending.refused(refused);
            else if (known.answers().containsKey(pending.asking))
                pending.answered(null, known.answers().get(pending.asking));
            else if (due(pending)) fresh.add(pending);
        }
        if (!fresh.isEmpty()) store(fresh);
    }

    private boolean due(Pending<S> pending) {
        try {
            pending.precondition.run();
            return true;
        } catch (Refusal refusal) {
            pending.refused(refusal);
            return false;
        }
    }

    private void store(List<Pending<S>> fresh) {
        var bench = new Bench(fresh.stream().map(p -> p.call).toList());
        var judged = new LinkedHashMap<Pending<S>, Judged>();
        var lines = new ArrayList<Line>();
        for (var pending : fresh) {
            var one = bench.judge(pending.call);
            judged.put(pending, one);
            lines.addAll(one.lines);
        }
        var dues = records.store(kind, lines);
        var answers = new LinkedHashMap<Repeatable, Reply>();
        judged.forEach((pending, one) -> {
            var accepted = new ArrayList<Accepted>();
            for (int i = 0; i < one.lines.size(); i++) {
                var record = one.lines.get(i).record();
                accepted.add(new Accepted(
                        one.rows.get(i), record.id(), record.about(), dues.getOrDefault(record.id(), List.of())));
            }
            var intake = new Intake(pending.call.id(), accepted, one.errors);
            var reply = pending.rendering.apply(intake);
            pending.answered(intake, reply);
            if (pending.asking != null) answers.put(pending.asking, reply);
        });
        records.idempotency.remember(answers, records.now());
        records.prove(judged.entrySet().stream()
                .filter(e -> !e.getValue().lines.isEmpty())
                .map(e -> Records.entry(kind, e.getKey().call, e.getValue().lines))
                .toList());
    }

    /** What all calls of the transaction are judged with. */
    private final class Bench {
        private final Judge.Bench<S> bench;
        private final Families families;

        Bench(List<Call<S>> calls) {
            var asked = new ArrayList<Asked<S>>();
            for (var call : calls)
                for (var draft : call.drafts()) asked.add(new Asked<>(draft.submission(), call.by()));
            bench = judge.bench(asked);
            Set<String> keys = new HashSet<>();
            Set<String> corrected = new HashSet<>();
            Set<String> ids = new HashSet<>();
            for (var one : asked) {
                var key = bench.businessKey(one);
                if (key != null) keys.add(key);
                if (key != null && one.submission().correctionOf() != null) corrected.add(key);
                if (one.submission().recordId() != null)
                    ids.add(one.submission().recordId());
            }
            families = new Families(records.jdbc, kind, keys, corrected, ids);
        }

        Judged judge(Call<S> call) {
            var errors = new ArrayList<RecordError>();
            var good = new LinkedHashMap<Integer, Asked<S>>();
            Map<String, Integer> rows = new HashMap<>();
            for (int row = 0; row < call.drafts().size(); row++) {
                var draft = call.drafts().get(row);
                var asked = new Asked<>(draft.submission(), call.by());
                var faults = new Faults(row, draft.submission().recordId(), draft.faults());
                bench.judge(asked, faults);
                place(asked, faults);
                twice(rows, "key", bench.businessKey(asked), row, faults);
                twice(rows, "id", asked.submission().recordId(), row, faults);
                if (faults.errors().isEmpty()) good.put(row, asked);
                errors.addAll(faults.errors());
            }
            if (call.mode() == Mode.ALL && !errors.isEmpty()) good.clear();
            var lines = new ArrayList<Line>(good.size());
            good.values().forEach(asked -> lines.add(line(asked, call)));
            return new Judged(lines, List.copyOf(good.keySet()), errors);
        }

        private void place(Asked<S> asked, Faults faults) {
            var key = bench.businessKey(asked);
            if (key != null) families.judge(asked.submission(), asked.by().department(), key, faults);
            families.judgeId(asked.submission().recordId(), faults);
        }

        private void twice(Map<String, Integer> rows, String what, @Nullable String value, int row, Faults faults) {
            if (value == null) return;
            var first = rows.putIfAbsent(what + value, row);
            if (first != null)
                faults.wrong(
                        what.equals("id") ? "recordId" : "",
                        "twice",
                        "与本次提交的第" + (first + 1) + "条重复",
                        "is about the same as record " + (first + 1) + " of this call");
        }

        private Line line(Asked<S> asked, Call<S> call) {
            var given = asked.submission().recordId();
            var record = bench.record(asked, given == null ? records.recordId(kind) : given);
            families.add(call.by().department(), record.businessKey(), record.id());
            return Line.of(record, call);
        }
    }
}
