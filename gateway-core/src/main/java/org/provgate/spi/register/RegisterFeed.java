package org.provgate.spi.register;

import java.util.Set;
import org.provgate.spi.Operation;

/**
 * A province's register and lists, page by page.
 *
 * <p><b>Paging is a frontier.</b> The gateway asks {@link RegisterQuestion#first}; each answer names the questions that follow:
 * one in a cursor province, many at once in a range province. The gateway keeps the open ones, asks several at a time, in any
 * order, and may ask one again after a crash. An answer without follow-ups ends its branch; the stream ends when none is open.
 * <p><b>Rows</b> may come twice and in any order: the latest {@link RegisterRow#updatedAt} wins, of equal ones the later read.
 */
public interface RegisterFeed {

    /** Returns what this province hands out; each stream has its own checkpoint. */
    Set<RegisterStream> streams();

    /** Returns the operation that reads one page. */
    Operation<RegisterQuestion, RegisterPage> page();
}
