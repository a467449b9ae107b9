package org.provgate.registers;

/** Another process works on this province's run; wait until it has ended, or look at it with {@code sync status}. */
public final class RunLockedException extends RuntimeException {
    RunLockedException(String message) {
        super(message);
    }
}
