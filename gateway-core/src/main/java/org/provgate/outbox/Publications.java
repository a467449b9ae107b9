package org.provgate.outbox;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.inspection.InspectionPlatform.Publication;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes down which accepted results are public and which came back. The caller holds a transaction. */
final class Publications {

    private static final String WRITE = """
            WITH told AS (
                SELECT * FROM unnest(:ids, :states, :days, :notes) AS t (id, state, day, note)),
            changed AS (
                UPDATE delivery d
                   SET state = t.state, published_on = t.day::date, reason = t.note, changed_at = :now, next_at = :next
                  FROM told t WHERE d.id = t.id AND d.state = 'ACCEPTED'
                RETURNING d.id, d.push_batch, t.state, t.note)
            INSERT INTO delivery_event (delivery_id, at, what, push_batch, actor, note)
            SELECT id, CAST(:now AS timestamptz), state, push_batch, 'gateway', note FROM changed WHERE state <> 'ACCEPTED'
            """;

    private final JdbcClient jdbc;
    private final Verdicts verdicts;

    Publications(JdbcClient jdbc, Verdicts verdicts) {
        this.jdbc = jdbc;
        this.verdicts = verdicts;
    }

    void write(Work.AskPublication asked, List<Publication> answers, Instant now, Instant next) {
        Map<String, Publication> byId = new HashMap<>();
        answers.forEach(a -> byId.put(a.recordId(), a));
        int n = asked.accepted().size();
        var ids = new Long[n];
        var states = new String[n];
        var days = new String[n];
        var notes = new String[n];
        var settled = new ArrayList<Verdict>();
        for (int i = 0; i < n; i++) {
            var accepted = asked.accepted().get(i);
            var answer = byId.get(accepted.externalId());
            ids[i] = accepted.deliveryId();
            states[i] = state(answer);
            days[i] = answer == null || answer.publishedAt() == null
                    ? null
                    : answer.publishedAt().toString();
            notes[i] =
                    answer == null ? "the platform says nothing of receipt " + accepted.receiptNo() : answer.opinion();
            if (!states[i].equals("ACCEPTED"))
                settled.add(new Verdict(accepted.externalId(), states[i], accepted.receiptNo(), List.of(), notes[i]));
        }
        jdbc.sql(WRITE)
                .param("ids", ids)
                .param("states", states)
                .param("days", days)
                .param("notes", notes)
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .update();
        if (!settled.isEmpty())
            verdicts.prove(
                    asked.province(),
                    Channel.RESULTS,
                    "push.published",
                    "delivery/" + settled.get(0).externalId(),
                    settled);
    }

    /** A result without a day of publication is not called public. */
    private static String state(@Nullable Publication answer) {
        if (answer == null || answer.state() == Publication.State.PENDING) return "ACCEPTED";
        if (answer.state() == Publication.State.RETURNED) return "RETURNED";
        return answer.publishedAt() == null ? "ACCEPTED" : "PUBLISHED";
    }
}
