package org.provgate.registers;

/** Staged rows were in an unlogged table and the database crashed: they are fetched again, nothing wrong was merged. */
final class StagingLostException extends RuntimeException {
    StagingLostException(String message) {
        super(message);
    }
}
