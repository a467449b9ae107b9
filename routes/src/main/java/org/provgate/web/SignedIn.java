package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.provgate.access.Person;

/**
 * How far somebody is with signing in, as the session keeps it; who he is and what he may is read anew with each request.
 *
 * @param generation as of {@link Person}
 */
record SignedIn(String login, int generation, Stage stage, Instant since) {

    private static final String KEY = "provgate.signed-in";
    private static final String PROPOSAL = "provgate.proposal";
    private static final Duration LONGEST = Duration.ofHours(8);
    private static final int HALF_WAY_SECONDS = 300;

    /** What is still missing. */
    enum Stage {
        /** The code of the second factor. */
        CODE,
        /** A second factor. */
        ENROL,
        NOTHING
    }

    /** Begins a session of a new id, or a cookie planted before would become one that is signed in. */
    static void begin(HttpServletRequest request, Person person, Stage missing, Instant now) {
        end(request);
        var session = request.getSession(true);
        session.setAttribute(KEY, new SignedIn(person.login(), person.generation(), missing, now));
        if (missing != Stage.NOTHING) session.setMaxInactiveInterval(HALF_WAY_SECONDS);
    }

    static Optional<SignedIn> of(HttpServletRequest request) {
        var session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((SignedIn) session.getAttribute(KEY));
    }

    static void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) session.invalidate();
    }

    /** Keeps a secret that is to become the second factor. */
    static void propose(HttpServletRequest request, byte[] secret) {
        request.getSession().setAttribute(PROPOSAL, secret);
    }

    static Optional<byte[]> proposal(HttpServletRequest request) {
        return Optional.ofNullable((byte[]) request.getSession().getAttribute(PROPOSAL));
    }

    static void forgetProposal(HttpServletRequest request) {
        request.getSession().removeAttribute(PROPOSAL);
    }

    boolean complete() {
        return stage == Stage.NOTHING;
    }

    boolean over(Instant now) {
        return now.isAfter(since.plus(LONGEST));
    }
}
