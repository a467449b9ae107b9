package org.provgate.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Permission;
import org.provgate.access.Tokens;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /oauth2/token}: a key is exchanged for a token of an hour (RFC 6749 4.4); errors as in 5.2. */
@RestController
class TokenController {

    private static final String BASIC = "Basic ";

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    record Granted(
            @JsonProperty("access_token") String token,
            @JsonProperty("token_type") String type,
            @JsonProperty("expires_in") long seconds,
            String scope) {}

    record Wrong(
            String error, @JsonProperty("error_description") String description) {}

    private record Credentials(String id, String secret) {}

    @ForAnybody
    @PostMapping(path = "/oauth2/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Object> token(HttpServletRequest request) throws UnknownHostException {
        // what stands in an address stands in logs
        if (request.getQueryString() != null)
            return wrong("invalid_request", "parameters go into the body, not into the address");
        if (request.getParameterMap().values().stream().anyMatch(values -> values.length != 1))
            return wrong("invalid_request", "a parameter stands there twice");
        var type = request.getParameter("grant_type");
        if (type == null) return wrong("invalid_request", "grant_type is missing");
        if (!type.equals("client_credentials"))
            return wrong("unsupported_grant_type", "the gateway knows client_credentials alone");
        var basic = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (basic != null && request.getParameter("client_secret") != null)
            return wrong("invalid_request", "the client shows itself in the header or in the body, not in both");
        var client = basic == null ? inBody(request) : inHeader(basic);
        return client == null ? unknown() : answer(request, client);
    }

    private ResponseEntity<Object> answer(HttpServletRequest request, Credentials client) throws UnknownHostException {
        var from = InetAddress.getByName(request.getRemoteAddr());
        var answer =
                OwnWork.of(() -> tokens.grant(client.id, client.secret, from, scopes(request.getParameter("scope"))));
        if (answer instanceof Tokens.Answer.WrongScope)
            return wrong("invalid_scope", "the key has not all of these scopes");
        return answer instanceof Tokens.Answer.Granted granted ? granted(granted) : unknown();
    }

    private static ResponseEntity<Object> granted(Tokens.Answer.Granted granted) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Granted(
                        granted.token(),
                        "Bearer",
                        granted.valid().toSeconds(),
                        granted.scopes().stream()
                                .map(Permission::scope)
                                .sorted()
                                .collect(Collectors.joining(" "))));
    }

    private static Set<String> scopes(@Nullable String scope) {
        return scope == null || scope.isBlank()
                ? Set.of()
                : Arrays.stream(scope.strip().split(" +")).collect(Collectors.toSet());
    }

    private static @Nullable Credentials inBody(HttpServletRequest request) {
        var id = request.getParameter("client_id");
        var secret = request.getParameter("client_secret");
        return id == null || secret == null ? null : new Credentials(id, secret);
    }

    /** Id and secret are encoded as in a form first (RFC 6749 2.3.1). */
    private static @Nullable Credentials inHeader(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) return null;
        try {
            var text = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            return colon < 0
                    ? null
                    : new Credentials(
                            URLDecoder.decode(text.substring(0, colon), StandardCharsets.UTF_8),
                            URLDecoder.decode(text.substring(colon + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return null;
        }
    }

    private static ResponseEntity<Object> unknown() {
        return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"provgate\"")
                .cacheControl(CacheControl.noStore())
                .body(new Wrong(
                        "invalid_client",
                        "unknown client, or a key that is wrong, expired, revoked, or not good from this network"));
    }

    private static ResponseEntity<Object> wrong(String error, String description) {
        return ResponseEntity.badRequest().cacheControl(CacheControl.noStore()).body(new Wrong(error, description));
    }
}
