package org.provgate.filing;

import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Contents;
import org.provgate.spi.supervision.CaseTransfer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Cases and clues that were handed over (R59); one taken back before is not filed. In the order they were sent. */
final class TransferFiling {

    /** What is found is marked: thousands that were filed are not looked through each time. */
    private static final String DUE = """
            WITH due AS (
                UPDATE transfer SET filed_at = :now
                 WHERE province = :province AND filed_at IS NULL AND sent_at IS NOT NULL AND state <> 'WITHDRAWN'
                RETURNING *)
            SELECT t.*, coalesce(d.name_zh, t.to_organ) AS receiver, s.source_key,
                   (t.sent_at AT TIME ZONE 'Asia/Shanghai')::date AS sent_on
              FROM due t
              LEFT JOIN department d ON d.code = t.to_department
              LEFT JOIN subject s ON s.province = t.province AND s.identity = t.subject_key
             ORDER BY t.sent_at, t.id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TransferFiling(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<Filed> due(String province) {
        var due = new ArrayList<Filed>();
        jdbc.sql(DUE)
                .param("province", province)
                .param("now", Timestamp.from(clock.instant()))
                .query((ResultSet r) -> {
                    var id = r.getString("id");
                    var transfer = new CaseTransfer(
                            id,
                            CaseTransfer.Kind.valueOf(r.getString("kind")),
                            r.getString("receiver"),
                            r.getString("name"),
                            r.getString("uscc"),
                            r.getString("source_key"),
                            r.getString("facts"),
                            r.getString("evidence"),
                            r.getObject("sent_on", LocalDate.class));
                    due.add(new Filed(
                            Channel.TRANSFERS,
                            "TRANSFER",
                            id,
                            "sent",
                            r.getString("from_department"),
                            r.getString("subject_key"),
                            Contents.write(transfer)));
                });
        return due;
    }
}
