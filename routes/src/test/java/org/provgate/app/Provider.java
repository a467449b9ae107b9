package org.provgate.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** A small provider of OpenID Connect: lets anybody in as whoever the test says, and signs what it says. */
final class Provider implements AutoCloseable {

    final String issuer;
    volatile String sub = "nobody";
    /** With another one the signature is not of the published key. */
    volatile KeyPair signer;

    private final KeyPair published;
    private final HttpServer server;
    private volatile String nonce = "";

    Provider() {
        try {
            published = keys();
            signer = published;
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        issuer = "http://127.0.0.1:" + server.getAddress().getPort();
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/keys", this::publish);
        server.start();
    }

    static KeyPair keys() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Settings of a gateway whose people may sign in here. */
    String[] settings() {
        var provider = "--spring.security.oauth2.client.provider.bureau.";
        var registration = "--spring.security.oauth2.client.registration.bureau.";
        return new String[] {
            provider + "authorization-uri=" + issuer + "/authorize",
            provider + "token-uri=" + issuer + "/token",
            provider + "jwk-set-uri=" + issuer + "/keys",
            registration + "client-id=provgate",
            registration + "client-secret=a-secret-of-the-test",
            registration + "client-name=局统一认证",
            registration + "authorization-grant-type=authorization_code",
            registration + "redirect-uri={baseUrl}/login/oauth2/code/{registrationId}",
            registration + "scope=openid"
        };
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var query = parameters(exchange.getRequestURI().getRawQuery());
        nonce = query.get("nonce");
        exchange.getResponseHeaders()
                .add(
                        "Location",
                        query.get("redirect_uri") + "?code=c&state="
                                + query.get("state").replace("=", "%3D"));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void token(HttpExchange exchange) throws IOException {
        long now = Clock.systemUTC().instant().getEpochSecond();
        var claims = "{\"iss\":\"%s\",\"sub\":\"%s\",\"aud\":\"provgate\",\"nonce\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(issuer, sub, nonce, now, now + 300);
        answer(
                exchange,
                "{\"access_token\":\"x\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"" + signed(claims)
                        + "\"}");
    }

    private void publish(HttpExchange exchange) throws IOException {
        var key = (RSAPublicKey) published.getPublic();
        answer(
                exchange,
                "{\"keys\":[{\"kty\":\"RSA\",\"alg\":\"RS256\",\"use\":\"sig\",\"kid\":\"1\",\"n\":\""
                        + text(key.getModulus()) + "\",\"e\":\"" + text(key.getPublicExponent()) + "\"}]}");
    }

    private String signed(String claims) {
        try {
            var head = text("{\"alg\":\"RS256\",\"kid\":\"1\"}".getBytes(StandardCharsets.UTF_8)) + "."
                    + text(claims.getBytes(StandardCharsets.UTF_8));
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(signer.getPrivate());
            signature.update(head.getBytes(StandardCharsets.US_ASCII));
            return head + "." + text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static Map<String, String> parameters(String query) {
        return Arrays.stream(query.split("&"))
                .map(p -> p.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    }

    private static String text(BigInteger number) {
        var bytes = number.toByteArray();
        return text(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
