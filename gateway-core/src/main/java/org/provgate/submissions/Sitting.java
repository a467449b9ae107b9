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
import org.provgate.evidence.Entry;
import org.provgate.rules.Refusal;
import org.provgate.submissions.Desk.Pending;
import org.provgate.submissions.Intake.Accepted;
import org.provgate.submissions.Judge.Asked;
import org.provgate.submissions.Records.Line;
import org.provgate.submissions.Records.Stored;

/** One transaction at the desk: all calls of it are judged with what is loaded once, and answered one by one. */
final class Sitting<S extends HandedIn> {

    /** Records written by one set of statements: their forms take some KB each, and a table has 50,000 rows. */
    private static final int PIECE = 2_000;

    private final Kind kind;
    private final Judge<S> judge;
    private final Records records;

    Sitting(Kind kind, Judge<S> judge, Records records) {
        this.kind = kind;
        this.judge = judge;
        this.records = records;
    }

    /** What a call comes to before anything is stored. */
    private record Judged<S>(List<Good<S>> good, List<RecordError> errors) {}

    /** A submission without a fault, and the id its record gets. */
    private record Good<S>(Call<S> call, int row, Asked<S> asked, String id) {}

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
        var judged = new LinkedHashMap<Pending<S>, Judged<S>>();
        var good = new ArrayList<Good<S>>();
        for (var pending : fresh) {
            var one = bench.judge(pending.call);
            judged.put(pending, one);
            good.addAll(one.good);
        }
        var stored = new ArrayList<Stored>(good.size());
        for (int from = 0; from < good.size(); from += PIECE)
            stored.addAll(bench.store(good.subList(from, Math.min(from + PIECE, good.size()))));
        var answers = new LinkedHashMap<Repeatable, Reply>();
        var entries = new ArrayList<Entry>();
        int at = 0;
        for (var one : judged.entrySet()) {
            var pending = one.getKey();
            var own = stored.subList(at, at += one.getValue().good.size());
            var accepted = own.stream().map(Stored::accepted).toList();
            var intake = new Intake(pending.call.id(), accepted, one.getValue().errors);
            var reply = pending.rendering.apply(intake);
            pending.answered(intake, reply);
            if (pending.asking != null) answers.put(pending.asking, reply);
            if (!own.isEmpty()) entries.add(Records.entry(kind, pending.call, own));
        }
        records.idempotency.remember(answers, records.now());
        records.prove(entries);
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

        Judged<S> judge(Call<S> call) {
            var errors = new ArrayList<RecordError>();
            var good = new LinkedHashMap<Integer, Asked<S>>();
            Map<String, Integer> rows = new HashMap<>();
            for (int row = 0; row < call.drafts().size(); row++) {
                var draft = call.drafts().get(row);
                var asked = new Asked<>(draft.submission(), call.by());
                var faults = new Faults(row, draft.submission().recordId(), draft.faults());
                bench.judge(asked, faults);
                place(asked, faults);
                twice(call, rows, "key", bench.businessKey(asked), row, faults);
                twice(call, rows, "id", asked.submission().recordId(), row, faults);
                if (faults.errors().isEmpty()) good.put(row, asked);
                errors.addAll(faults.errors());
            }
            if (call.mode() == Mode.ALL && !errors.isEmpty()) good.clear();
            var kept = new ArrayList<Good<S>>(good.size());
            good.forEach((row, asked) -> kept.add(good(call, row, asked)));
            return new Judged<>(kept, errors);
        }

        private void place(Asked<S> asked, Faults faults) {
            var key = bench.businessKey(asked);
            if (key != null) families.judge(asked.submission(), asked.by().department(), key, faults);
            families.judgeId(asked.submission().recordId(), faults);
        }

        private void twice(
                Call<S> call, Map<String, Integer> rows, String what, @Nullable String value, int row, Faults faults) {
            if (value == null) return;
            var first = rows.putIfAbsent(what + value, row);
            if (first == null) return;
            int line = call.drafts().get(first).line();
            faults.wrong(
                    what.equals("id") ? "recordId" : "",
                    "twice",
                    line > 0 ? "与第" + line + "行重复" : "与本次提交的第" + (first + 1) + "条重复",
                    "is about the same as record " + (first + 1) + " of this call");
        }

        private Good<S> good(Call<S> call, int row, Asked<S> asked) {
            var given = asked.submission().recordId();
            var id = given == null ? records.recordId(kind) : given;
            families.add(call.by().department(), Objects.requireNonNull(bench.businessKey(asked)), id);
            return new Good<>(call, row, asked, id);
        }

        List<Stored> store(List<Good<S>> piece) {
            var lines = piece.stream()
                    .map(good -> Line.of(bench.record(good.asked, good.id), good.call))
                    .toList();
            var dues = records.store(kind, lines);
            var stored = new ArrayList<Stored>(lines.size());
            for (int i = 0; i < lines.size(); i++) {
                var record = lines.get(i).record();
                var accepted = new Accepted(
                        piece.get(i).row, record.id(), record.about(), dues.getOrDefault(record.id(), List.of()));
                stored.add(new Stored(accepted, lines.get(i).digest()));
            }
            return stored;
        }
    }
}
