package org.provgate.submissions;

import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which records there are already about the same thing. A family is a first record and the corrections that go back to it; one
 * record at a time is live. For one thread, within a transaction.
 */
final class Families {

    /** Who corrects a family waits for another who does: else both would name the same old record. */
    private static final String LOCK = """
            SELECT id FROM record WHERE kind = :kind AND business_key = ANY(:keys) ORDER BY id FOR NO KEY UPDATE
            """;

    private static final String MEMBERS = """
            SELECT r.id, r.department, r.business_key,
                   EXISTS (SELECT FROM delivery d WHERE d.record_id = r.id AND d.channel = :channel AND d.state = 'REJECTED') AS refused
              FROM record r WHERE r.kind = :kind AND r.business_key = ANY(:keys) ORDER BY r.submitted_at, r.id
            """;
    private static final String TAKEN = "SELECT id FROM record WHERE id = ANY(:ids)";

    private record Member(String id, boolean refused) {}

    private final Map<String, List<Member>> members = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /**
     * @param keys business keys of what is judged
     * @param corrected those of them that a correction is about
     * @param ids record ids given
     */
    Families(JdbcClient jdbc, Kind kind, Set<String> keys, Set<String> corrected, Set<String> ids) {
        if (!corrected.isEmpty())
            jdbc.sql(LOCK)
                    .param("kind", kind.name())
                    .param("keys", new TreeSet<>(corrected).toArray(String[]::new))
                    .query(row -> {});
        jdbc.sql(MEMBERS)
                .param("kind", kind.name())
                .param("channel", kind.channel().name())
                .param("keys", keys.toArray(String[]::new))
                .query((ResultSet r) -> {
                    members(r.getString("department"), r.getString("business_key"))
                            .add(new Member(r.getString("id"), r.getBoolean("refused")));
                });
        if (!ids.isEmpty())
            jdbc.sql(TAKEN).param("ids", ids.toArray(String[]::new)).query((ResultSet r) -> {
                taken.add(r.getString("id"));
            });
    }

    /** Adds what is wrong with a submission's place among the records there are. */
    void judge(HandedIn submission, String department, String key, Faults faults) {
        var family = members(department, key);
        var named = submission.correctionOf();
        if (named == null) {
            if (!family.isEmpty())
                faults.wrong(
                        "correctionOf",
                        "second-record",
                        "已有记录" + family.get(0).id + "，更正时请写明更正的原记录编号",
                        "there is record " + family.get(0).id + " of this already; a correction names the old one");
            return;
        }
        int place = place(family, named);
        if (place < 0) {
            unknown(faults);
            return;
        }
        for (var later : family.subList(place + 1, family.size()))
            if (!later.refused)
                faults.wrong(
                        "correctionOf",
                        "already-corrected",
                        "已由记录" + later.id + "更正，请更正该记录",
                        "is corrected by record " + later.id + " already; correct that one");
    }

    void judgeId(@Nullable String id, Faults faults) {
        if (id != null && taken.contains(id))
            faults.wrong("recordId", "record-id-taken", "记录编号已被使用", "is the id of another record");
    }

    static void unknown(Faults faults) {
        faults.wrong(
                "correctionOf",
                "correction-unknown",
                "没有这样的本部门同一事项记录",
                "is no record of this department about the same thing");
    }

    /** Counts a record that will be stored. */
    void add(String department, String key, String id) {
        members(department, key).add(new Member(id, false));
        taken.add(id);
    }

    private List<Member> members(String department, String key) {
        return members.computeIfAbsent(department + "\n" + key, k -> new ArrayList<>(1));
    }

    private static int place(List<Member> family, String id) {
        for (int i = 0; i < family.size(); i++) if (family.get(i).id.equals(id)) return i;
        return -1;
    }
}
