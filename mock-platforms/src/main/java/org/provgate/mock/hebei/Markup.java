package org.provgate.mock.hebei;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes elements into one string; for speed it knows no more than this contract needs. Not for several threads. */
final class Markup {
    private final StringBuilder out = new StringBuilder(1024);

    /** One document with the given root. */
    static String document(String root, Consumer<Markup> inside) {
        return new Markup().element(root, inside).toString();
    }

    Markup element(String name, Consumer<Markup> inside) {
        out.append('<').append(name).append('>');
        inside.accept(this);
        out.append("</").append(name).append('>');
        return this;
    }

    /** A leaf; null and empty are the same: an empty element. */
    Markup leaf(String name, @Nullable Object value) {
        var text = value == null ? "" : value.toString();
        if (text.isEmpty()) {
            out.append('<').append(name).append("/>");
            return this;
        }
        out.append('<').append(name).append('>');
        escape(text);
        out.append("</").append(name).append('>');
        return this;
    }

    /** A leaf with attributes, given as name, value, name, value. */
    Markup leafWith(String name, String text, String... attributes) {
        out.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
        escape(text);
        out.append("</").append(name).append('>');
        return this;
    }

    /** Text that is markup already. */
    Markup raw(String markup) {
        out.append(markup);
        return this;
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> {
                    // XML 1.0 has no place at all for the other control characters
                    if (c >= ' ' || c == '\t' || c == '\n' || c == '\r') {
                        out.append(c);
                    }
                }
            }
        }
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
