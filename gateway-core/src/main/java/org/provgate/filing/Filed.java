package org.provgate.filing;

import org.provgate.outbox.Channel;

/**
 * Something that is to be filed.
 *
 * @param kind as the record table names it
 * @param key what it is about: item code, certificate, plan, task
 * @param version tells this from what was filed of it before
 * @param department whose it is
 * @param content JSON of the record of the SPI
 */
record Filed(Channel channel, String kind, String key, String version, String department, String content) {}
