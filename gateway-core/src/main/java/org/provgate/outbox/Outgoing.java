package org.provgate.outbox;

/**
 * One record to be brought to one receiver.
 *
 * @param recordId the record handed in
 * @param province the entry of the settings
 * @param externalId its id at the receiver, stable: the idempotency key
 * @param lane within it the order is kept: a subject, an item, a certificate, a plan, a task
 * @param group only records of one group go out together: of a result its task, else empty
 * @param content JSON of the record of the SPI this channel takes; may hold personal data
 */
public record Outgoing(
        String recordId,
        String province,
        Channel channel,
        String externalId,
        String lane,
        String group,
        String content) {

    /** Shows no content. */
    @Override
    public String toString() {
        return channel + " " + externalId + " to " + province;
    }
}
