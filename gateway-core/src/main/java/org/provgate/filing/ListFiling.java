package org.provgate.filing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.provgate.evidence.Digest;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Contents;
import org.provgate.spi.inspection.InspectionItem;
import org.provgate.spi.inspection.Officer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The item list and the officer register, of the departments that inspect in a province (R6, R20). */
final class ListFiling {

    private static final String DEPARTMENTS = """
            SELECT DISTINCT department FROM (
                SELECT d.department FROM batch b JOIN batch_department d ON d.batch_id = b.id
                 WHERE b.province = :province AND b.state IN ('DISPATCHED', 'CLOSED')
                UNION ALL
                SELECT s.department FROM task t JOIN task_seat s ON s.task_id = t.id WHERE t.province = :province AND NOT t.drawn) x
             ORDER BY 1
            """;
    /** Changes whenever something in the lists of these departments has. */
    private static final String MARK = """
            SELECT concat_ws('/', :names, (SELECT max(changed_at) FROM officer WHERE department = ANY(:departments)),
                             (SELECT count(*) FROM officer WHERE department = ANY(:departments)),
                             (SELECT max(fixed_at) FROM item_list),
                             (SELECT count(*) FROM batch WHERE province = :province AND state IN ('DISPATCHED', 'CLOSED')))
            """;

    /** The newest list of each of these departments, and joint lists that batches of the province draw from. */
    private static final String ITEMS = """
            WITH used AS (
                SELECT DISTINCT c FROM batch b JOIN batch_department d ON d.batch_id = b.id, unnest(d.item_codes) c
                 WHERE b.province = :province AND b.state IN ('DISPATCHED', 'CLOSED'))
            SELECT DISTINCT ON (i.code) i.*, l.department, l.version, l.year FROM item_list l JOIN item i ON i.list_id = l.id
             WHERE l.state = 'FIXED'
               AND (l.department = ANY(:departments)
                    OR l.joint AND EXISTS (SELECT FROM item u JOIN used ON used.c = u.code WHERE u.list_id = l.id))
               AND NOT EXISTS (SELECT FROM item_list n WHERE n.department = l.department AND n.joint = l.joint AND n.state = 'FIXED'
                                  AND (n.year, n.version) > (l.year, l.version))
             ORDER BY i.code, l.year DESC, l.version DESC
            """;

    private static final String OFFICERS =
            "SELECT * FROM officer WHERE department = ANY(:departments) AND NOT expert ORDER BY id";
    private static final String FILED = """
            SELECT DISTINCT ON (r.business_key) r.business_key, r.digest, c.content, r.department
              FROM record r JOIN delivery d ON d.record_id = r.id JOIN delivery_content c ON c.delivery_id = d.id
             WHERE r.province = :province AND r.kind = :kind ORDER BY r.business_key, d.id DESC
            """;

    private final JdbcClient jdbc;
    /** What was compared last, by province: most times nothing has changed since. */
    private final Map<String, String> compared = new ConcurrentHashMap<>();

    ListFiling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Filed> due(String province, Set<Channel> channels) {
        var departments = jdbc.sql(DEPARTMENTS)
                .param("province", province)
                .query(String.class)
                .list()
                .toArray(String[]::new);
        if (departments.length == 0) return List.of();
        var mark = jdbc.sql(MARK)
                .param("province", province)
                .param("names", String.join(",", departments))
                .param("departments", departments)
                .query(String.class)
                .single();
        if (mark.equals(compared.get(province))) return List.of();
        var due = new ArrayList<Filed>();
        if (channels.contains(Channel.ITEMS))
            due.addAll(changed(province, Channel.ITEMS, "ITEM", items(province, departments)));
        if (channels.contains(Channel.OFFICERS))
            due.addAll(changed(province, Channel.OFFICERS, "OFFICER", officers(departments)));
        // what is found now may be rolled back: only a comparison without a difference is remembered
        if (due.isEmpty()) compared.put(province, mark);
        return due;
    }

    /** @param content what the list says of it now */
    private record Line(String department, String content) {}

    private List<Filed> changed(String province, Channel channel, String kind, Map<String, Line> now) {
        var due = new ArrayList<Filed>();
        var filed = new HashMap<String, Line>();
        var digests = new HashMap<String, String>();
        jdbc.sql(FILED).param("province", province).param("kind", kind).query((ResultSet r) -> {
            filed.put(r.getString(1), new Line(r.getString(4), r.getString(3)));
            digests.put(r.getString(1), r.getString(2));
        });
        now.forEach((key, line) -> {
            var digest = Digest.of(line.content);
            if (!digest.equals(digests.get(key))) due.add(filed(channel, kind, key, line, digests.get(key)));
        });
        filed.forEach((key, line) -> {
            if (now.containsKey(key)) return;
            var ended = new Line(line.department, ended(channel, line.content));
            if (!ended.content.equals(line.content)) due.add(filed(channel, kind, key, ended, digests.get(key)));
        });
        return due;
    }

    /** What came back to what it was before is filed anew: the version names what it follows. */
    private static Filed filed(
            Channel channel, String kind, String key, Line line, @org.jspecify.annotations.Nullable String before) {
        return new Filed(channel, kind, key, Digest.of(before + "\n" + line.content), line.department, line.content);
    }

    private static String ended(Channel channel, String content) {
        if (channel == Channel.ITEMS) {
            var i = Contents.read(content, InspectionItem.class);
            return Contents.write(new InspectionItem(
                    i.code(),
                    i.name(),
                    i.key(),
                    i.legalBasis(),
                    i.subjectBody(),
                    i.content(),
                    i.method(),
                    i.ratio(),
                    i.frequency(),
                    false));
        }
        var o = Contents.read(content, Officer.class);
        return Contents.write(
                new Officer(o.certNo(), o.name(), o.unit(), o.post(), o.specialties(), o.certValidTo(), false));
    }

    private Map<String, Line> items(String province, String[] departments) {
        var items = new LinkedHashMap<String, Line>();
        jdbc.sql(ITEMS)
                .param("province", province)
                .param("departments", departments)
                .query((ResultSet r) -> {
                    items.put(
                            r.getString("code"),
                            new Line(
                                    r.getString("department"),
                                    Contents.write(new InspectionItem(
                                            r.getString("code"),
                                            r.getString("name"),
                                            r.getString("item_class").equals("KEY"),
                                            r.getString("legal_basis"),
                                            r.getString("subject_body"),
                                            r.getString("content"),
                                            r.getString("method"),
                                            r.getString("ratio"),
                                            r.getString("frequency"),
                                            true))));
                });
        return items;
    }

    private Map<String, Line> officers(String[] departments) {
        var officers = new LinkedHashMap<String, Line>();
        jdbc.sql(OFFICERS).param("departments", departments).query((ResultSet r) -> {
            officers.put(r.getString("cert_no"), new Line(r.getString("department"), Contents.write(officer(r))));
        });
        return officers;
    }

    private static Officer officer(ResultSet r) throws SQLException {
        return new Officer(
                r.getString("cert_no"),
                r.getString("name"),
                r.getString("unit"),
                r.getString("post"),
                List.of((String[]) r.getArray("specialties").getArray()),
                r.getObject("cert_valid_to", LocalDate.class),
                r.getBoolean("active"));
    }
}
