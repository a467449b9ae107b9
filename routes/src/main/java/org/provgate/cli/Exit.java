package org.provgate.cli;

import java.util.List;
import org.provgate.routes.NightOutcome;

/** Exit codes of all commands. */
public final class Exit {

    public static final int OK = 0;
    public static final int ERROR = 1;
    public static final int USAGE = 2;
    /** Some of what was asked is done, some is not. */
    public static final int PARTIAL = 3;
    /** A platform could not be reached; run again later. */
    public static final int UPSTREAM = 4;
    /** A proof does not hold. */
    public static final int NOT_VERIFIED = 5;
    /** Another process works on it, or a person must look first. */
    public static final int HELD = 6;

    private Exit() {}

    /** Returns how a night ended as a whole. */
    public static int of(List<NightOutcome> outcomes) {
        var bad = outcomes.stream()
                .filter(o -> o.kind() != NightOutcome.Kind.SEALED)
                .toList();
        if (bad.isEmpty()) return OK;
        if (bad.size() < outcomes.size()) return PARTIAL;
        var codes = bad.stream().map(o -> code(o.kind())).distinct().toList();
        return codes.size() == 1 ? codes.get(0) : ERROR;
    }

    private static int code(NightOutcome.Kind kind) {
        return switch (kind) {
            case SEALED -> OK;
            case HELD, LOCKED -> HELD;
            case UNAVAILABLE -> UPSTREAM;
            case FAILED -> ERROR;
        };
    }
}
