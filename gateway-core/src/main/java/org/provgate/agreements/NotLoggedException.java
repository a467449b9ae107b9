package org.provgate.agreements;

/** A read could not be logged, so nothing may be shown. The sentence says why, and what an operator does. */
public final class NotLoggedException extends RuntimeException {

    NotLoggedException(String sentence) {
        super(sentence);
    }

    NotLoggedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
