package org.provgate.filing;

import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Contents;
import org.provgate.spi.inspection.InspectionPlan;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Annual plans that were made public, version by version (R32, R33). */
final class PlanFiling {

    /** Only the newest public version: one in between that was never filed is not filed any more. */
    private static final String DUE = """
            SELECT p.*, ARRAY(SELECT DISTINCT c FROM plan_round o, unnest(o.item_codes) c
                               WHERE o.plan_id = p.plan_id AND o.version = p.version ORDER BY c) AS items,
                   (SELECT count(*) FROM record r JOIN delivery d ON d.record_id = r.id
                     WHERE r.kind = 'PLAN' AND r.province = :province AND r.business_key = p.plan_id AND d.state <> 'REJECTED') AS filed
              FROM plan p
             WHERE p.state = 'PUBLISHED' AND left(p.plan_id, 6) = :area
               AND NOT EXISTS (SELECT FROM record r WHERE r.kind = 'PLAN' AND r.province = :province
                                  AND r.business_key = p.plan_id AND r.submission = p.version::text)
             ORDER BY p.plan_id
            """;

    private final JdbcClient jdbc;

    PlanFiling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Filed> due(String province, String areaCode) {
        var due = new ArrayList<Filed>();
        jdbc.sql(DUE).param("province", province).param("area", areaCode).query((ResultSet r) -> {
            var id = r.getString("plan_id");
            var plan = new InspectionPlan(
                    id,
                    r.getString("name"),
                    r.getInt("year"),
                    false, // whether a batch is 定向 is only known when it is opened
                    r.getObject("starts", LocalDate.class),
                    r.getObject("ends", LocalDate.class),
                    r.getString("scope"),
                    r.getString("lead_department"),
                    List.of((String[]) r.getArray("items").getArray()),
                    r.getInt("filed"),
                    r.getString("adjust_reason"),
                    r.getObject("published_at", LocalDate.class));
            due.add(new Filed(
                    Channel.PLANS,
                    "PLAN",
                    id,
                    r.getString("version"),
                    r.getString("lead_department"),
                    Contents.write(plan)));
        });
        return due;
    }
}
