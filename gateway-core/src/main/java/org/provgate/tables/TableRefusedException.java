package org.provgate.tables;

/** A file that cannot be read as a table at all; the message says why and what to do, and holds nothing from the file's rows. */
public final class TableRefusedException extends RuntimeException {

    public TableRefusedException(String message) {
        super(message);
    }

    TableRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
