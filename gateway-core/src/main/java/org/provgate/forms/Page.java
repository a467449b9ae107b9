package org.provgate.forms;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What all papers are made of; each method returns a new element. */
public final class Page {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String NOTHING = "—";

    private Page() {}

    /** Returns a paper that starts on a page 1 of its own. @param mark stands at the head of every page, with the number */
    public static Tag paper(String mark, String number) {
        return Tag.of("div", "paper")
                .add(Tag.of("div", "head-left", mark), Tag.of("div", "head-right", "编号：" + number));
    }

    /** Returns the title with its fields, the QR code to the right. */
    public static Tag title(String title, Tag facts, @Nullable Tag qr) {
        var row = Tag.of("tr").add(Tag.of("td").add(facts));
        if (qr != null) row.add(Tag.of("td", "qr").add(qr));
        return Tag.of("div", "title")
                .add(Tag.of("h1").text(title), Tag.of("table", "layout").add(row));
    }

    public static Tag section(String title) {
        return Tag.of("h2").text(title);
    }

    public static Tag paragraph(String text) {
        return Tag.of("p").text(text);
    }

    /** Returns a table of columns of these widths in per cent. */
    public static Tag table(String style, int... widths) {
        var columns = new ArrayList<Tag>();
        for (var width : widths) columns.add(Tag.of("col").with("style", "width:" + width + "%"));
        return Tag.of("table", style).add(Tag.of("colgroup").addAll(columns));
    }

    /** Returns the head of a table, repeated on each page the table goes on to. */
    public static Tag head(String... titles) {
        return Tag.of("thead")
                .add(Tag.of("tr")
                        .addAll(Stream.of(titles)
                                .map(title -> Tag.of("th").text(title))
                                .toList()));
    }

    /** Returns a row; a null is shown as a dash. */
    public static Tag row(@Nullable String... texts) {
        var row = Tag.of("tr");
        for (var text : texts) row.add(cell(text));
        return row;
    }

    public static Tag cell(@Nullable String text) {
        return Tag.of("td").text(orNothing(text));
    }

    static Tag label(String text) {
        return Tag.of("th", "label", text);
    }

    /** Returns a label and a text that goes across the rest of the table. */
    public static Tag wide(String label, @Nullable String text, int columns) {
        return Tag.of("tr").add(label(label), cell(text).with("colspan", String.valueOf(columns)));
    }

    /** Returns boxes to tick. */
    static Tag boxes(String... choices) {
        var all = Tag.of("div", "boxes");
        for (var choice : choices) all.add(Tag.of("span", "box", "□" + choice)).literal(" ");
        return all;
    }

    public static String day(LocalDate date) {
        return DAY.format(date);
    }

    public static String days(LocalDate from, LocalDate to) {
        return day(from) + " 至 " + day(to);
    }

    /** Returns a dash where there is no text. */
    public static String orNothing(@Nullable String text) {
        return text == null || text.isBlank() ? NOTHING : text;
    }
}
