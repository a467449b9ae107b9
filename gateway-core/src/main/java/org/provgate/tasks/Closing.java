package org.provgate.tasks;

import org.provgate.rules.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether a task may be closed: not while a record of it is suspected of being a crime (R60). */
final class Closing {

    private Closing() {}

    /** To be asked in the transaction that closes: until its end nothing is marked. */
    static void check(JdbcClient jdbc, String task) {
        jdbc.sql("SELECT suspicions_held()").query().singleRow();
        // the function sees every department's suspicions: who closes may not
        jdbc.sql("SELECT suspicion_of_task(:task) AS record WHERE suspicion_of_task(:task) IS NOT NULL")
                .param("task", task)
                .query(String.class)
                .optional()
                .ifPresent(record -> {
                    throw new Refusal(
                            "suspected-crime-open",
                            "task " + task + " cannot be closed: record " + record
                                    + " is suspected of being a crime (涉嫌犯罪) and was not handed over; send a transfer of"
                                    + " kind PUBLIC_SECURITY or JUDICIAL that names it, or have a reason reviewed why it is none:"
                                    + " /api/v1/suspicions/" + record + "/dismissal");
                });
    }
}
