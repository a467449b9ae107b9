package org.provgate.mock.hebei;

import java.util.List;
import java.util.function.Consumer;

/**
 * A question that passed the gate.
 *
 * @param request the inner {@code Request}
 */
record Question(Envelope head, Xml request) {
    /** @throws Refusal 2003 if the element is missing or empty */
    String required(String name) {
        var value = request.value(name);
        if (value == null) {
            throw Refusal.malformed(name + "不能为空");
        }
        return value;
    }

    /** The rows of the list. @throws Refusal 2002 if there are more than {@code most} */
    List<Xml> rows(int most) {
        var rows = request.rows();
        if (rows.size() > most) {
            throw new Refusal("2002", "超过" + most + "行");
        }
        return rows;
    }

    /** Answers one transaction with the inner document. */
    @FunctionalInterface
    interface Desk {
        /** @throws Refusal for any other errcode than 0 */
        String answer(Question question);
    }

    /** The inner document of a good answer. */
    static String ok(Consumer<Markup> inside) {
        return Markup.document("Response", response -> {
            response.leaf("errcode", "0").leaf("errmsg", null);
            inside.accept(response);
        });
    }

    /** The answer of a synchronous batch. */
    static String accepted(int rows) {
        return ok(response -> response.leaf("accepted", rows));
    }
}
