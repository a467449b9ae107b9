/**
 * How departments are told of events: a feed to poll, and webhooks to an address of their own.
 *
 * <p>Start at {@link org.provgate.subscriptions.Subscriptions}; {@link org.provgate.subscriptions.Webhooks} hands out what is to be
 * sent, and takes the answers. Reads the table of {@code events}; opens no connection to anybody.
 */
@NullMarked
package org.provgate.subscriptions;

import org.jspecify.annotations.NullMarked;
