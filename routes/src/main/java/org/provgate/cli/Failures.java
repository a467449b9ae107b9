package org.provgate.cli;

import java.sql.SQLException;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.Collectors;
import org.provgate.agreements.NotLoggedException;
import org.provgate.platforms.ConfigurationException;
import org.provgate.registers.RunLockedException;
import org.provgate.rules.Refusal;
import org.provgate.tables.TableRefusedException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into sentences for the operator, and an exit code. */
public final class Failures {

    /** These carry a sentence for people. */
    private static final Set<Class<?>> SENTENCES = Set.of(
            ConfigurationException.class,
            RunLockedException.class,
            Refusal.class,
            TableRefusedException.class,
            NotLoggedException.class,
            NoSuchElementException.class);

    private Failures() {}

    static int handle(Exception failure, CommandLine line, ParseResult parsed) {
        line.getErr().println(sentence(failure));
        line.getErr().flush();
        return failure instanceof RunLockedException ? Exit.HELD : Exit.ERROR;
    }

    /** Returns what to tell a person: the configuration's own sentences where the start failed for them, else the root cause. */
    public static String sentence(Throwable failure) {
        var root = failure;
        SQLException database = null;
        for (var t = failure; t != null; t = t.getCause()) {
            if (SENTENCES.contains(t.getClass())) return t.getMessage();
            if (t instanceof UnboundConfigurationPropertiesException unbound) return unknown(unbound);
            if (t instanceof PortInUseException taken)
                return "port " + taken.getPort()
                        + " is in use; end the program that has it, or choose another with --server.port="
                        + (taken.getPort() + 1);
            if (t instanceof SQLException sql) database = sql;
            root = t;
        }
        if (database != null && unreachable(database))
            return "no connection to the database: " + database.getMessage()
                    + " See spring.datasource in application.yaml";
        var message = root.getMessage();
        return root instanceof IllegalStateException || root instanceof IllegalArgumentException
                ? String.valueOf(message)
                : root.getClass().getSimpleName() + ": " + message;
    }

    /** By SQLSTATE: no connection, not let in, no such database. */
    private static boolean unreachable(SQLException failure) {
        var state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("28") || state.startsWith("3D");
    }

    private static String unknown(UnboundConfigurationPropertiesException unbound) {
        return unbound.getUnboundProperties().stream()
                .map(property -> property.getName() + " is not a setting; remove it, or see the README, In production")
                .collect(Collectors.joining("\n"));
    }
}
