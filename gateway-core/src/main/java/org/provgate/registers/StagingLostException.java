package org.provgate.registers;

import org.springframework.dao.RecoverableDataAccessException;

/** What a run had staged is gone or no longer rests on the register. Opening the run again pulls that stream again. */
final class StagingLostException extends RecoverableDataAccessException {
    StagingLostException(String message) {
        super(message);
    }
}
