package org.provgate.submissions;

import java.util.Map;
import org.provgate.tables.Fields;
import org.provgate.tables.Template;

/**
 * How one kind of record stands in a table. Stateless; for several threads.
 *
 * @param <S> what a row becomes
 */
public interface Sheet<S extends HandedIn> {

    /** Returns the table to fill in. */
    Template template();

    /** Returns fields of the submission, as {@link RecordError#field} names them, with the column each stands in. */
    Map<String, String> columns();

    /** Reads a row. What cannot be read is null and a fault of {@code row}; what is missing is null and judged at the desk. */
    S read(Fields row);
}
