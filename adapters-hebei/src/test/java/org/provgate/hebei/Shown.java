package org.provgate.hebei;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.provgate.spi.PlatformException;
import org.provgate.spi.WireRequest;
import org.provgate.spi.register.RegisterPage;
import org.provgate.spi.register.RegisterRow;

/** Results as text a person can read and compare. */
final class Shown {

    private Shown() {}

    static String request(WireRequest request) {
        return request.method() + ' ' + request.target() + '\n'
                + lines(request.headers(), ": ") + "notes " + new TreeMap<>(request.notes()) + "\n\n"
                + new String(request.body(), Guomi.GB18030) + '\n';
    }

    /** Returns the document in the package, which opens with the time of sending it names. */
    static String inner(WireRequest request) {
        var text = new String(request.body(), Guomi.GB18030);
        var iv = (between(text, "SendTime") + "00").getBytes(Guomi.GB18030);
        var key = HexFormat.of().parseHex(FixedContext.KEY);
        var secret = Base64.getDecoder().decode(between(text, "EncData"));
        try {
            return new String(Guomi.decrypt(key, iv, secret), Guomi.GB18030);
        } catch (InvalidCipherTextException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String between(String text, String name) {
        return text.substring(text.indexOf('<' + name + '>') + name.length() + 2, text.indexOf("</" + name + '>'));
    }

    static String page(RegisterPage page) {
        return "checkpoint " + page.checkpoint() + "\nannounced " + page.announced() + "\nheld " + page.held()
                + "\nfollow-ups " + page.followUps().size() + '\n'
                + page.followUps().stream().map(next -> "  " + next + '\n').collect(Collectors.joining())
                + "rows " + page.rows().size() + '\n'
                + page.rows().stream().map(Shown::row).collect(Collectors.joining());
    }

    private static String row(RegisterRow row) {
        return "- " + (row.withdrawn() ? "withdrawn " : "") + "key " + row.sourceKey() + " at " + row.updatedAt()
                + "\n  "
                + row.content() + '\n'
                + row.faults().stream().map(fault -> "  " + fault + '\n').collect(Collectors.joining())
                + "  " + row.raw().get() + '\n';
    }

    static String failure(PlatformException failure) {
        var text = failure.getClass().getSimpleName();
        if (failure instanceof PlatformException.Unavailable unavailable)
            text += " retryAfter=" + unavailable.retryAfter().orElse(null) + " effectPossible="
                    + unavailable.effectPossible();
        if (failure instanceof PlatformException.Refused refused) text += " code=" + refused.code();
        return text + '\n' + failure.getMessage() + '\n';
    }

    private static String lines(Map<String, String> map, String between) {
        return new TreeMap<>(map)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + between + entry.getValue() + '\n')
                        .collect(Collectors.joining());
    }
}
