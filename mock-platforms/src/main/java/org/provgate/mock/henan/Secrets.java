package org.provgate.mock.henan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** Secrets of one kind the platform has handed out; each lives to its own end time. Safe for threads. */
final class Secrets {

    enum Verdict {
        /** Made with a living secret. */
        GOOD,
        /** Made with an expired secret, or there is no living one. */
        EXPIRED,
        WRONG
    }

    private record Secret(String value, Instant end) {}

    private static final int REMEMBERED = 100;

    private final Deque<Secret> secrets = new ArrayDeque<>();
    private final Duration life;
    private final String seed;
    private int issued;

    /** @param seed secrets are derived from it; a stand-in has nothing to hide */
    Secrets(Duration life, String seed) {
        this.life = life;
        this.seed = seed;
    }

    synchronized String issue(Instant now) {
        var value = Sm3.hmac(seed, Integer.toString(issued++)).substring(0, 32);
        secrets.addFirst(new Secret(value, now.plus(life)));
        if (secrets.size() > REMEMBERED) secrets.removeLast();
        return value;
    }

    synchronized Verdict judge(String text, String signature, Instant now) {
        boolean living = false;
        for (var secret : secrets) {
            boolean alive = now.isBefore(secret.end);
            living |= alive;
            if (Sm3.hmac(secret.value, text).equals(signature)) return alive ? Verdict.GOOD : Verdict.EXPIRED;
        }
        return living ? Verdict.WRONG : Verdict.EXPIRED;
    }

    Duration life() {
        return life;
    }
}
