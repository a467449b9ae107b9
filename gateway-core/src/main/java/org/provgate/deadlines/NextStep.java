package org.provgate.deadlines;

import org.jspecify.annotations.Nullable;
import org.provgate.deadlines.DeadlineRule.Duty;

/** What is to be done next for a duty, and by whom. @param what a sentence for people */
public record NextStep(Actor actor, String what) {

    /** Who acts. */
    public enum Actor {
        /** The department that inspects or decides. */
        DEPARTMENT,
        /** Provgate, by itself. */
        GATEWAY,
        /** The province's platform. */
        PLATFORM,
        /** Whoever runs the gateway. */
        OPERATOR,
        NOBODY
    }

    /** @param record null while there is no result @param delivery state of the newest delivery */
    static NextStep of(Due.State state, Duty duty, @Nullable String record, @Nullable String delivery) {
        if (!state.open()) return new NextStep(Actor.NOBODY, "nothing");
        if (record == null) return new NextStep(Actor.DEPARTMENT, "inspect, and hand the result in");
        if (delivery == null)
            return new NextStep(Actor.OPERATOR, "no platform takes it; configure one, or report it by hand");
        return switch (delivery) {
            case "REJECTED" -> new NextStep(Actor.DEPARTMENT, "correct what the platform rejected");
            case "RETURNED" -> new NextStep(Actor.DEPARTMENT, "correct what the platform gave back");
            case "PARKED" ->
                new NextStep(Actor.OPERATOR, "decide on the parked record: send it again, or have it corrected");
            case "UNCLEAR" -> new NextStep(Actor.GATEWAY, "asks the platform whether it arrived");
            case "ACCEPTED" ->
                duty == Duty.PUBLISHED
                        ? new NextStep(Actor.PLATFORM, "publishes it; the gateway asks until it has")
                        : new NextStep(Actor.NOBODY, "nothing");
            default -> new NextStep(Actor.GATEWAY, "sends it");
        };
    }
}
