package org.provgate.transfers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Set;
import org.provgate.spi.supervision.CaseTransfer.Kind;
import org.provgate.transfers.Transfer.AtProvince;
import org.provgate.transfers.Transfer.State;
import org.provgate.transfers.TransferForm.Origin;

/** Rows of transfers. */
final class TransferRows {

    static final String SELECT = """
            SELECT t.*, coalesce(d.name_zh, t.to_organ) AS to_name, f.id AS followed_by, p.state AS delivery, p.receipt_no AS province_no
              FROM transfer t
              LEFT JOIN department d ON d.code = t.to_department
              LEFT JOIN transfer f ON f.follows = t.id
              LEFT JOIN LATERAL transfer_delivery(t.id) p ON t.filed_at IS NOT NULL
            """;

    private TransferRows() {}

    /** @param taking entries whose platform takes transfers @param today in Asia/Shanghai */
    static Transfer transfer(ResultSet r, Set<String> taking, LocalDate today) throws SQLException {
        var sent = r.getTimestamp("sent_at");
        var rule = r.getString("due_rule");
        var on = r.getObject("due_on", LocalDate.class);
        return new Transfer(
                r.getString("id"),
                Kind.valueOf(r.getString("kind")),
                State.valueOf(r.getString("state")),
                r.getString("from_department"),
                r.getString("to_department"),
                r.getString("to_name"),
                Origin.valueOf(r.getString("origin")),
                r.getString("record_id"),
                r.getString("clue_id"),
                r.getString("follows"),
                r.getString("followed_by"),
                r.getString("subject_key"),
                r.getString("uscc"),
                r.getString("name"),
                r.getString("item"),
                r.getString("facts"),
                r.getString("evidence"),
                r.getBoolean("needs_feedback"),
                r.getString("contact"),
                r.getString("written_by"),
                r.getTimestamp("written_at").toInstant(),
                r.getString("approved_by"),
                sent == null ? null : sent.toInstant(),
                r.getString("receipt_no"),
                rule == null ? null : new Transfer.Due(rule, on, on != null && on.isBefore(today)),
                AtProvince.of(
                        r.getString("province"),
                        taking.contains(r.getString("province")),
                        sent != null,
                        r.getString("delivery"),
                        r.getString("province_no")));
    }

    static Transfer.Step step(ResultSet r, int n) throws SQLException {
        return new Transfer.Step(
                r.getInt("number"),
                State.valueOf(r.getString("state")),
                r.getString("department"),
                r.getString("actor"),
                r.getTimestamp("at").toInstant(),
                r.getString("note"));
    }
}
