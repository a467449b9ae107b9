package org.provgate.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** An element of a page under construction. A text in it is a text node: whatever it holds, it is never read as markup. */
public final class Tag {

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Function<Document, Node>> children = new ArrayList<>();

    private Tag(String name) {
        this.name = name;
    }

    /** Returns an empty element. */
    public static Tag of(String name) {
        return new Tag(name);
    }

    /** @param style the class of the style sheet */
    public static Tag of(String name, String style) {
        return of(name).with("class", style);
    }

    /** Returns an element that holds one text. */
    public static Tag of(String name, String style, @Nullable String text) {
        return of(name, style).text(text);
    }

    public Tag with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    public Tag add(Tag... tags) {
        return addAll(List.of(tags));
    }

    public Tag addAll(List<Tag> tags) {
        for (var tag : tags) children.add(tag::in);
        return this;
    }

    /** Adds a text as it is read on paper; nothing for null. */
    public Tag text(@Nullable String text) {
        if (text == null) return this;
        for (var run : Run.of(text)) {
            if (run.drawable()) children.add(document -> document.createTextNode(run.text()));
            else add(of("span", "missing").literal(run.text()));
        }
        return this;
    }

    /** Adds a text without looking at its characters: a style sheet. */
    Tag literal(String text) {
        children.add(document -> document.createTextNode(text));
        return this;
    }

    Element in(Document document) {
        var element = document.createElement(name);
        attributes.forEach(element::setAttribute);
        for (var child : children) element.appendChild(child.apply(document));
        return element;
    }
}
