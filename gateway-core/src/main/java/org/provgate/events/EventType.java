package org.provgate.events;

import java.util.Locale;

/** What there is to be told of. */
public enum EventType {
    /** A measure began to bind. */
    SANCTION_OPENED,
    /** What a measure says was changed: its days, its basis. */
    SANCTION_CHANGED,
    /** A measure ended: its last day, or its entry left the list. */
    SANCTION_ENDED,
    /** A measure must be undone: repaired, withdrawn, annulled; the receiver confirms. */
    SANCTION_RECALLED,
    /** A result of this department was adopted by another. */
    RESULT_ADOPTED,
    /** A result this department adopted was corrected. */
    RESULT_CORRECTED,
    /** Another department no longer relies on a result of this one. */
    ADOPTION_ENDED,
    AGREEMENT_BEGUN,
    AGREEMENT_ENDED,
    /** A case or clue came in. */
    TRANSFER_SENT,
    /** A case or clue that came in was taken back before it was answered. */
    TRANSFER_WITHDRAWN,
    /** The receiver of a transfer said what became of it. */
    TRANSFER_ANSWERED,
    /** The office gave a clue of the public to a department. */
    CLUE_ASSIGNED;

    /** Returns its name in feeds and webhooks, such as {@code sanction.opened}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
