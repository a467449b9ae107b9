package org.provgate.cli;

/** The running parts a command works with. */
public interface Gateway extends AutoCloseable {

    /** Returns the one part of this type. */
    <T> T get(Class<T> type);

    @Override
    void close();

    /** Starts what a command needs, no more: no web server, no schedule. */
    @FunctionalInterface
    interface Starter {
        Gateway start();
    }
}
