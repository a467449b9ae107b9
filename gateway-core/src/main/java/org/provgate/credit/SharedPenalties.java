package org.provgate.credit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.provgate.access.Caller;
import org.provgate.agreements.Agreements;
import org.provgate.agreements.FindingKind;
import org.provgate.agreements.Read;
import org.provgate.agreements.ReadLog;
import org.provgate.registers.CheckDigits;
import org.springframework.jdbc.core.simple.JdbcClient;

/** “Was this firm punished?” (R53): what agreements share of penalties, in one statement; logs every answer. For several threads. */
public final class SharedPenalties {

    private static final String OF = """
            SELECT * FROM shared_penalty
             WHERE subject_key = :subject AND (:all OR department = ANY (:providers)) AND NOT corrected AND NOT taken_back
             ORDER BY decided_on DESC, id
            """;

    private final JdbcClient jdbc;
    private final Agreements agreements;
    private final ReadLog log;
    private final Clock clock;

    public SharedPenalties(JdbcClient jdbc, Agreements agreements, ReadLog log, Clock clock) {
        this.jdbc = jdbc;
        this.agreements = agreements;
        this.log = log;
        this.clock = clock;
    }

    /**
     * Returns penalties of an organisation, the newest first: those of the caller's department, of others the fields that agreements
     * name; for the office all. Neither those corrected or taken back from the public, nor secret ones.
     *
     * @param uscc 统一社会信用代码
     * @throws IllegalArgumentException if the check digit is wrong
     * @throws org.provgate.agreements.NotLoggedException if the read cannot be logged
     */
    public List<SharedPenalty> of(Caller caller, String uscc) {
        var subject = CheckDigits.typed(uscc);
        var rights = agreements.rights(caller, FindingKind.PENALTY);
        var found = jdbc.sql(OF)
                .param("subject", subject)
                .param("all", rights.all())
                .param("providers", rights.providers().toArray(String[]::new))
                .query(SharedPenalties::penalty)
                .list();
        var providers = found.stream().map(SharedPenalty::department).distinct().toList();
        log.note(new Read(
                clock.instant(),
                caller.department(),
                caller.actor(),
                FindingKind.PENALTY,
                subject,
                rights.purpose(providers),
                rights.agreements(providers),
                providers,
                found.stream().map(SharedPenalty::recordId).toList()));
        return found.stream()
                .map(p -> p.as(field -> rights.sees(p.department(), field)))
                .toList();
    }

    private static SharedPenalty penalty(ResultSet r, int n) throws SQLException {
        return new SharedPenalty(
                r.getString("id"),
                r.getString("department"),
                r.getString("doc_name"),
                r.getString("doc_no"),
                r.getObject("decided_on", LocalDate.class),
                List.of((String[]) r.getArray("kinds").getArray()),
                r.getString("illegal_type"),
                r.getString("facts"),
                r.getString("basis"),
                r.getString("content"),
                r.getBigDecimal("fine"),
                r.getBigDecimal("forfeit"),
                r.getObject("valid_to", LocalDate.class),
                r.getObject("public_until", LocalDate.class),
                r.getString("organ"),
                r.getString("legal_representative"),
                r.getString("digest"));
    }
}
