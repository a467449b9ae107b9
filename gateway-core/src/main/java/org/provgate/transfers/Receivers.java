package org.provgate.transfers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may be handed what. For several threads. */
final class Receivers {

    private final JdbcClient jdbc;
    private final TransferRules rules;

    Receivers(JdbcClient jdbc, TransferRules rules) {
        this.jdbc = jdbc;
        this.rules = rules;
    }

    /** Returns the department that is meant; null where it is an organ outside, or where something is wrong. */
    @Nullable
    String receiver(TransferForm form, @Nullable String organ, String sender, Written written) {
        if (!active(sender))
            written.wrong("from", "there is no active department " + sender + ", which cannot hand anything over");
        var taking = form.kind() == null ? List.<String>of() : rules.receivers(form.kind());
        var to = form.to() == null && organ == null && taking.size() == 1 ? taking.get(0) : form.to();
        if ((to == null) == (organ == null)) {
            written.wrong("to", "name one receiver: a department (to) or the name of another organ (organ)");
            return null;
        }
        if (to == null) {
            if (taking.isEmpty())
                written.wrong("organ", "a transfer of kind " + form.kind() + " goes to a department: name it in to");
            return null;
        }
        if (!taking.isEmpty() && !taking.contains(to))
            written.wrong(
                    "to",
                    "a transfer of kind " + form.kind() + " goes to " + taking + ", not to " + to
                            + "; or to an organ that is no department here (organ)");
        else if (to.equals(sender))
            written.wrong("to", "the receiver is the sender; a case is handed over to another department");
        else if (!active(to))
            written.wrong("to", "there is no active department " + to + "; see the directory of departments");
        return to;
    }

    private boolean active(String department) {
        return jdbc.sql("SELECT count(*) FROM department WHERE code = :code AND active")
                        .param("code", department)
                        .query(Long.class)
                        .single()
                > 0;
    }
}
