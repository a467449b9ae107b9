package org.provgate.conformance;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.provgate.spi.Operation;
import org.provgate.spi.WireRequest;
import org.provgate.spi.WireResponse;
import org.provgate.spi.register.RegisterPage;

/** One question as it went out and the answer as it came, to be decoded as it is or spoilt. */
record Call<Q, A>(Operation<Q, A> operation, Q question, BenchContext context, WireResponse response) {

    A decode() {
        return decode(response);
    }

    A decode(WireResponse other) {
        return operation.decode(question, other, context);
    }

    WireRequest encode(BenchContext other) {
        return operation.encode(question, other);
    }

    WireResponse withBody(byte[] body) {
        return new WireResponse(response.status(), response.headers(), body, response.request());
    }

    WireResponse with(int status, Map<String, String> headers, byte[] body) {
        return new WireResponse(status, headers, body, response.request());
    }

    /** Returns what can be compared of an answer: a row's raw text is computed when asked, so the rows are written out. */
    static Object comparable(Object answer) {
        if (!(answer instanceof RegisterPage page)) return answer;
        return page.rows().stream()
                .map(row -> row.withdrawn() + " " + row.sourceKey() + " " + row.updatedAt() + " " + row.content() + " "
                        + row.faults() + " " + row.raw().get())
                .sorted()
                .collect(Collectors.joining("\n", page.followUps() + " " + page.checkpoint() + "\n", ""));
    }

    /** Returns a request down to the byte, to be compared. */
    static String comparable(WireRequest request) {
        return request.method() + " " + request.target() + "\n" + new TreeMap<>(request.headers()) + "\n"
                + Arrays.toString(request.body()) + "\n" + new TreeMap<>(request.notes());
    }

    @Override
    public String toString() {
        return operation.name() + " (" + response.request() + ")";
    }
}
