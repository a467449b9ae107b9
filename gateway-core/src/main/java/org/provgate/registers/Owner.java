package org.provgate.registers;

import java.util.Collections;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the owner of the tables to do what the gateway's own role may not: functions of V10, which touch tables of registers alone. */
final class Owner {

    private Owner() {}

    /** Calls a function in the caller's transaction. */
    static void asked(JdbcClient jdbc, String function, Object... arguments) {
        var places = String.join(", ", Collections.nCopies(arguments.length, "?"));
        jdbc.sql("SELECT " + function + "(" + places + ")").params(arguments).query(row -> {});
    }
}
