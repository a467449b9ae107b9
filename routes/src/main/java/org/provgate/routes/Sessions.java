package org.provgate.routes;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.provgate.platforms.Province;
import org.provgate.spi.Authentication;
import org.provgate.spi.PlatformException;
import org.provgate.spi.Session;

/** Keeps each province's session alive: one sign-in at a time, a little before the old session ends. For several threads. */
final class Sessions {

    private static final Duration EARLY = Duration.ofSeconds(20);
    private final Map<String, State> states = new ConcurrentHashMap<>();
    private final Clock clock;

    Sessions(Clock clock) {
        this.clock = clock;
    }

    /** Makes one sign-in call. */
    @FunctionalInterface
    interface SignIn {
        Session call(Authentication authentication, Optional<Session> previous);
    }

    /** Returns the province's session, signing in where there is none; empty where the province knows none. */
    Optional<Session> ensure(Province province, SignIn signIn) {
        var authentication = province.adapter().authentication().orElse(null);
        if (authentication == null) return Optional.empty();
        var state = states.computeIfAbsent(province.id(), id -> new State());
        state.lock.lock();
        try {
            if (state.session.filter(this::alive).isEmpty())
                state.session = Optional.of(open(authentication, state.session, signIn));
            return state.session;
        } finally {
            state.lock.unlock();
        }
    }

    /** Forgets a session the platform has called expired, unless another call has replaced it meanwhile. */
    void drop(Province province, Optional<Session> refused) {
        var state = states.get(province.id());
        if (state == null) return;
        state.lock.lock();
        try {
            if (state.session.equals(refused)) state.session = Optional.empty();
        } finally {
            state.lock.unlock();
        }
    }

    private static Session open(Authentication authentication, Optional<Session> previous, SignIn signIn) {
        try {
            return signIn.call(authentication, previous);
        } catch (PlatformException.SessionExpired e) {
            if (previous.isEmpty()) throw e;
            return signIn.call(authentication, Optional.empty());
        }
    }

    private boolean alive(Session session) {
        return clock.instant().plus(EARLY).isBefore(session.expiresAt());
    }

    private static final class State {
        final ReentrantLock lock = new ReentrantLock();
        Optional<Session> session = Optional.empty();
    }
}
