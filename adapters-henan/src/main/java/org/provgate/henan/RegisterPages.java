package org.provgate.henan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.provgate.spi.CallContext;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterQuestion;
import org.provgate.spi.register.RegisterRow;
import org.provgate.spi.register.RegisterStream;

/**
 * One page of the register or a list, and the register's statistics (section “Register”).
 *
 * <p>Positions: empty is the first page, {@code cursor:<cursor>} a later one, {@code statistics:<snapshotTime>} the count to
 * reconcile with. The first page fixes the checkpoint: its {@code snapshotTime}, kept and sent back verbatim.
 */
final class RegisterPages {

    private static final String LIMIT = "2000";
    private static final String CURSOR = "cursor:";
    private static final String STATISTICS = "statistics:";
    /** With its prefix a cursor has to fit into a position. */
    private static final int LONGEST_CURSOR = 1_900;

    private RegisterPages() {}

    static WireRequest encode(RegisterQuestion question, CallContext context) {
        var query = new TreeMap<String, String>();
        query.put("areaCode", context.areaCode());
        var at = after(STATISTICS, question);
        if (at != null) {
            query.put("at", at);
            return Requests.get(context, "/subjects/statistics", query);
        }
        query.put("limit", LIMIT);
        if (question.since() != null) query.put("updatedAfter", question.since());
        var cursor = after(CURSOR, question);
        if (cursor != null) query.put("cursor", cursor);
        else if (!question.position().isEmpty())
            throw new IllegalArgumentException("not a position of Henan's register: " + question.position());
        return Requests.get(context, path(question.stream()), query);
    }

    static RegisterPage decode(RegisterQuestion question, WireResponse response, CallContext context) {
        Failures.throwUnlessOk(response, context);
        var at = after(STATISTICS, question);
        if (at != null) return statistics(at, Answer.whole(response).checked());
        var rows = new ArrayList<RegisterRow>();
        var head = new PageReader(response, new Rows(question.stream()), rows::add)
                .read()
                .checked();
        return page(question, head, rows);
    }

    private static RegisterPage page(RegisterQuestion question, Answer head, List<RegisterRow> rows) {
        var followUps = new ArrayList<RegisterQuestion>(2);
        var next = nextCursor(question, head);
        if (next != null) followUps.add(question.at(CURSOR + next));
        if (!question.position().isEmpty())
            return new RegisterPage(rows, followUps, null, OptionalLong.empty(), OptionalLong.empty());

        head.time("snapshotTime");
        var snapshot = head.text("snapshotTime");
        var total = head.count("total");
        var subjects = question.stream() == RegisterStream.SUBJECTS;
        if (subjects) followUps.add(question.at(STATISTICS + snapshot));
        // a full pull has no tombstones, so what a list brings is what it holds; subjects are counted by the statistics
        var held = !subjects && question.full() ? OptionalLong.of(total) : OptionalLong.empty();
        return new RegisterPage(rows, followUps, snapshot, OptionalLong.of(total), held);
    }

    private static RegisterPage statistics(String at, Answer answer) {
        if (!answer.time("at").equals(Times.parse(at)))
            throw answer.unreadable("at", "the snapshot asked for", "another time");
        return new RegisterPage(
                List.of(), List.of(), null, OptionalLong.empty(), OptionalLong.of(answer.count("total")));
    }

    /** A chain that ends too early loses rows and one that never ends stops the night, so both signs must agree. */
    private static @Nullable String nextCursor(RegisterQuestion question, Answer head) {
        var more = head.flag("hasMore");
        var next = head.textOrNull("nextCursor");
        if (more && next == null) throw head.unreadable("nextCursor", "a cursor, as hasMore is true", "none");
        if (!more && next != null) throw head.unreadable("nextCursor", "null, as hasMore is false", "a cursor");
        if (next == null) return null;
        if (next.length() > LONGEST_CURSOR)
            throw head.unreadable("nextCursor", "at most " + LONGEST_CURSOR + " characters", "" + next.length());
        if (next.equals(after(CURSOR, question)))
            throw head.unreadable("nextCursor", "a cursor that leads on", "the one just asked with");
        return next;
    }

    private static String path(RegisterStream stream) {
        return stream == RegisterStream.SUBJECTS
                ? "/subjects"
                : "/lists/" + stream.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String after(String prefix, RegisterQuestion question) {
        var position = question.position();
        return position.startsWith(prefix) ? position.substring(prefix.length()) : null;
    }
}
