package org.provgate.events;

import org.jspecify.annotations.Nullable;

/**
 * Something a department is told of; thin: what it is about is read by its own address.
 *
 * @param receiver the department's code
 * @param type of {@link EventType}
 * @param subject identity in the register; order is kept within it. Null where it is about none
 * @param object where it is read, below {@code /api/v1/}: {@code sanctions/17}
 */
public record Event(
        String receiver, EventType type, @Nullable String subject, String object) {}
