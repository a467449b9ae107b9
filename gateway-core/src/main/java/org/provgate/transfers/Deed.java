package org.provgate.transfers;

import static org.provgate.transfers.Transfer.State.*;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.rules.Refusal;
import org.provgate.transfers.Transfer.State;

/** What is done to a transfer, by whom, when, and where it leads. */
enum Deed {
    APPROVE("approved", false, APPROVED, DRAFT),
    SEND("sent", false, SENT, DRAFT, APPROVED),
    WITHDRAW("withdrawn", false, WITHDRAWN, DRAFT, APPROVED, SENT),
    RECEIVE("received", true, RECEIVED, SENT),
    RETURN("returned", true, RETURNED, SENT),
    FILE("filed", true, FILED, RECEIVED),
    NOT_FILE("not-filed", true, NOT_FILED, RECEIVED),
    HANDLE("handled", true, HANDLED, RECEIVED);

    /** As evidence names it. */
    final String word;

    /** Whether it is the receiver's, and not the sender's. */
    final boolean receivers;

    final State to;
    private final Set<State> from;

    Deed(String word, boolean receivers, State to, State... from) {
        this.word = word;
        this.receivers = receivers;
        this.to = to;
        this.from = Set.of(from);
    }

    /** Returns the deed that leads to one of these states. @param given null: none was said */
    static Deed to(@Nullable State given, Deed... possible) {
        return Arrays.stream(possible)
                .filter(d -> d.to == given)
                .findFirst()
                .orElseThrow(() -> new Refusal(
                        "answer-unknown",
                        given + " is no answer here; say one of "
                                + Arrays.stream(possible)
                                        .map(d -> d.to + " " + d.to.chinese())
                                        .toList()));
    }

    /** @throws Refusal if it is not its turn */
    void check(String id, State state) {
        if (from.contains(state)) return;
        var next = Arrays.stream(values())
                .filter(d -> d.from.contains(state))
                .map(d -> d.word)
                .collect(Collectors.joining(", "));
        throw new Refusal(
                "wrong-state",
                "transfer " + id + " is " + state + " " + state.chinese() + " and cannot be " + word + "; "
                        + (next.isEmpty() ? "nothing more is done to it" : "it can be " + next));
    }

    /** Deeds that need a word of why. */
    boolean explained() {
        return List.of(RETURN, NOT_FILE, WITHDRAW).contains(this);
    }
}
