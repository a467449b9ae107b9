package org.provgate.mock;

import com.github.tomakehurst.wiremock.http.Request;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A request as it came in. */
public final class Call {

    private final Request request;

    Call(Request request) {
        this.request = request;
    }

    /** Returns the method, upper case. */
    public String method() {
        return request.getMethod().getName();
    }

    /** Returns the path as sent, percent-encoded, without the query. */
    public String path() {
        var url = request.getUrl();
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** Returns the query as sent, without the question mark; empty if there is none. */
    public String query() {
        var url = request.getUrl();
        int query = url.indexOf('?');
        return query < 0 ? "" : url.substring(query + 1);
    }

    /** Returns a header, or null. */
    public @Nullable String header(String name) {
        return request.getHeader(name);
    }

    /** Returns the body's bytes; empty if there is none. */
    public byte[] body() {
        var body = request.getBody();
        return body == null ? new byte[0] : body;
    }

    /** Returns the body as UTF-8. */
    public String text() {
        return new String(body(), StandardCharsets.UTF_8);
    }
}
