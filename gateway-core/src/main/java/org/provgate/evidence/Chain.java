package org.provgate.evidence;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.provgate.evidence.Verification.Broken;
import org.provgate.evidence.Verification.Fault;
import org.provgate.evidence.Verification.Intact;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One walk along the chain, from its first row. */
final class Chain {

    /** Read by key, not by cursor: rows are only ever appended, so no transaction has to span the walk. */
    private static final String PAGE = "SELECT * FROM evidence WHERE sequence > :after ORDER BY sequence LIMIT 1000";

    private static final String NEXT_LINK = "SELECT previous_hash FROM evidence WHERE sequence = :sequence + 1";

    private final JdbcClient jdbc;

    Chain(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Verification verify() {
        var last = Mark.START;
        // not from 0: rows smuggled in before the first are bad ones too
        var page = page(Long.MIN_VALUE);
        while (!page.isEmpty()) {
            for (var stored : page) {
                var fault = fault(last, stored);
                if (fault.isPresent()) return fault.get();
                last = new Mark(stored.row.sequence(), stored.row.hash());
            }
            page = page(last.sequence());
        }
        return new Intact(last.sequence(), last);
    }

    private Optional<Broken> fault(Mark last, Stored stored) {
        var row = stored.row;
        if (row.sequence() != last.sequence() + 1) {
            return broken(row, Fault.GAP, Long.toString(last.sequence() + 1), Long.toString(row.sequence()));
        }
        if (!last.hash().equals(row.previousHash())) {
            return broken(row, Fault.BROKEN_LINK, last.hash(), row.previousHash());
        }
        var computed = row.hash();
        if (computed.equals(stored.hash)) return Optional.empty();
        var known = jdbc.sql(NEXT_LINK)
                .param("sequence", row.sequence())
                .query(String.class)
                .optional();
        return known.isPresent() && known.get().equals(stored.hash)
                ? broken(row, Fault.CHANGED_FIELD, stored.hash, computed)
                : broken(row, Fault.BAD_HASH, computed, stored.hash);
    }

    private static Optional<Broken> broken(Row row, Fault fault, String expected, @Nullable String found) {
        return Optional.of(new Broken(row.sequence(), fault, expected, String.valueOf(found)));
    }

    private List<Stored> page(long after) {
        return jdbc.sql(PAGE)
                .param("after", after)
                .query((row, n) -> new Stored(Row.read(row), row.getString("hash")))
                .list();
    }

    private record Stored(Row row, @Nullable String hash) {}
}
