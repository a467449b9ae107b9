package org.provgate.draw;

/** A file or parameter a draw cannot be made from. Somebody must mend it; trying again changes nothing. */
public final class RefusedException extends IllegalArgumentException {

    private final String file;
    private final long line;

    /** @param line from 1; 0 where it is not about a line */
    RefusedException(String file, long line, String reason) {
        super(file + (line > 0 ? ", line " + line : "") + ": " + reason);
        this.file = file;
        this.line = line;
    }

    /** Returns the file's name, such as {@code frame.tsv}, or the name of a parameter. */
    public String file() {
        return file;
    }

    /** Returns the line, from 1; 0 where it is not about a line. */
    public long line() {
        return line;
    }
}
