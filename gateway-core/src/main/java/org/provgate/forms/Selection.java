package org.provgate.forms;

import org.jspecify.annotations.Nullable;

/**
 * Which subjects of a task papers are printed for.
 *
 * @param task number of the task
 * @param subject only this one, by its key or 统一社会信用代码; null for all
 * @param first place in the task of the first one, from 1
 * @param count at most so many
 */
public record Selection(String task, @Nullable String subject, int first, int count) {

    /** What one file holds at most: a printer's tray, some seconds of work. */
    public static final int MOST = 1_000;

    public Selection {
        if (first < 1) throw new IllegalArgumentException("the first form is number 1, not " + first);
        if (count < 1 || count > MOST)
            throw new IllegalArgumentException("a file holds 1 to " + MOST + " forms, not " + count);
    }

    /** Returns all subjects of a task, as many as a file holds. */
    public static Selection of(String task) {
        return new Selection(task, null, 1, MOST);
    }
}
