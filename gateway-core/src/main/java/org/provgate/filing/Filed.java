package org.provgate.filing;

import org.jspecify.annotations.Nullable;
import org.provgate.outbox.Channel;

/**
 * Something that is to be filed.
 *
 * @param kind as the record table names it
 * @param key what it is about: item code, certificate, plan, task
 * @param version tells this from what was filed of it before
 * @param department whose it is
 * @param subject identity in the register, within which the order is kept; null where it is about none
 * @param content JSON of the record of the SPI
 */
record Filed(
        Channel channel,
        String kind,
        String key,
        String version,
        String department,
        @Nullable String subject,
        String content) {

    Filed(Channel channel, String kind, String key, String version, String department, String content) {
        this(channel, kind, key, version, department, null, content);
    }

    /** Returns within what the order is kept. */
    String lane() {
        return subject == null ? key : subject;
    }
}
