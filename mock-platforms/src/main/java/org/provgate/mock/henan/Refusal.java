package org.provgate.mock.henan;

/** An answer other than {@code 00}, on its way out. */
final class Refusal extends RuntimeException {

    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Refusal unsigned() {
        return new Refusal(401, "E4001", "签名错误");
    }

    static Refusal expired() {
        return new Refusal(401, "E4101", "令牌已过期");
    }

    static Refusal cursorExpired() {
        return new Refusal(410, "E4102", "游标已过期");
    }

    static Refusal unknown() {
        return new Refusal(404, "E4040", "不存在");
    }

    /** @param field what is malformed */
    static Refusal malformed(String field) {
        return new Refusal(422, "E4220", field);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
