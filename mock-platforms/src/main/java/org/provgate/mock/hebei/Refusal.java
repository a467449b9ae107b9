package org.provgate.mock.hebei;

import org.jspecify.annotations.Nullable;

/** An errcode other than 0: the platform answers it and keeps nothing of the question. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable String reopen;

    Refusal(String code, String message) {
        this(code, message, null);
    }

    private Refusal(String code, String message, @Nullable String reopen) {
        super(message, null, false, false);
        this.code = code;
        this.reopen = reopen;
    }

    /** 9002. @param reopen yyyyMMddHHmmss */
    static Refusal closedUntil(String reopen) {
        return new Refusal("9002", "夜间停止受理", reopen);
    }

    static Refusal malformed(String what) {
        return new Refusal("2003", what);
    }

    String code() {
        return code;
    }

    /** The inner document that says so. */
    String response() {
        return Markup.document("Response", response -> {
            response.leaf("errcode", code).leaf("errmsg", getMessage());
            if (reopen != null) {
                response.leaf("reopen", reopen);
            }
        });
    }
}
