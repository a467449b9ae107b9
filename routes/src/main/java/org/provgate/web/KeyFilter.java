package org.provgate.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import org.provgate.access.Caller;
import org.provgate.access.Clients;
import org.provgate.access.Permission;
import org.provgate.access.Tokens;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the key of a department's system, or a token it was given for the key: {@code Authorization: Bearer pgk_…} or {@code pgt_…};
 * {@code X-Actor} names the person it acts for. The request is done in that name. Systems ask thousands of times a second and have no
 * session: what guards people and their browsers ({@link SecurityConfiguration}) is not asked for them.
 */
final class KeyFilter extends OncePerRequestFilter {

    static final String ACTOR = "X-Actor";

    private static final String BEARER = "Bearer ";
    private static final Pattern PERSON = Pattern.compile("[\\p{L}\\p{N}._ -]{1,40}");

    private final KeyRing keys;
    private final Refusals refusals;

    KeyFilter(KeyRing keys, Refusals refusals) {
        this.keys = keys;
        this.refusals = refusals;
    }

    static boolean shown(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null
                && (header.startsWith(BEARER + Clients.PREFIX) || header.startsWith(BEARER + Tokens.PREFIX));
    }

    /** Of a request that has {@link #shown} one. */
    static KeyRing.Shown key(HttpServletRequest request) throws IOException {
        return new KeyRing.Shown(
                request.getHeader("Authorization").substring(BEARER.length()),
                InetAddress.getByName(request.getRemoteAddr()),
                request.getHeader(ACTOR));
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !shown(request);
    }

    /** What was waited for goes on in the same name. */
    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = request.getHeader(ACTOR);
        if (person != null && !PERSON.matcher(person).matches()) {
            refusals.malformed(
                    response, "header " + ACTOR + " names a person in 1 to 40 letters, digits, blanks, . _ or -");
            return;
        }
        var caller = known(request, response);
        if (response.isCommitted()) return;
        if (caller.isEmpty()) refusals.unknownKey(response);
        else if (Watching.of(request)) watch(caller.get(), request, response, chain);
        else done(caller.get(), request, response, chain);
    }

    private static void done(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        caller.enter();
        try {
            chain.doFilter(request, response);
        } finally {
            Caller.leave();
        }
    }

    private void watch(Caller caller, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (caller.may(Permission.STATUS_READ)) chain.doFilter(new Watching(request, caller), response);
        else if (Watching.isOpen(request)) chain.doFilter(request, response);
        else refusals.nothing(response);
    }

    private Optional<Caller> known(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            return keys.of(key(request));
        } catch (DataAccessException e) {
            refusals.away(request, response, e);
            return Optional.empty();
        }
    }
}
