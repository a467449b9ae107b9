package org.provgate.forms;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;

/** Lays pages out by the style sheet {@code forms.css} and writes them as one PDF. */
public final class Pdf {

    private static final String STYLES = styles();

    static {
        // It tells its steps on stderr, and its warnings quote the page: names do not belong in a log.
        XRLog.setLoggingEnabled(false);
    }

    private Pdf() {}

    /** @param name in the outline of the file, so that one among hundreds is found */
    public record Paper(String name, Tag content) {}

    /**
     * Writes one file; each paper counts its own pages.
     *
     * @param out stays open
     */
    public static void write(String title, List<Paper> papers, OutputStream out) throws IOException {
        var page = Tag.of("html")
                .with("lang", "zh-CN")
                .add(
                        Tag.of("head")
                                .add(
                                        Tag.of("title").text(title),
                                        Tag.of("style").literal(STYLES),
                                        outline(papers)),
                        body(papers));
        var builder = new PdfRendererBuilder()
                .withProducer("Provgate")
                // Papers refer to nothing outside themselves, whatever a text may say.
                .useUriResolver(
                        (base, uri) -> uri.startsWith("data:image/png;base64,") || uri.startsWith("#") ? uri : null)
                .withDiagnosticConsumer(diagnostic -> {})
                .withW3cDocument(document(page), null)
                .toStream(out);
        Font.offer(builder);
        builder.run();
    }

    private static Tag outline(List<Paper> papers) {
        var outline = Tag.of("bookmarks");
        for (int i = 0; i < papers.size(); i++)
            outline.add(Tag.of("bookmark").with("name", papers.get(i).name).with("href", "#paper-" + i));
        return outline;
    }

    private static Tag body(List<Paper> papers) {
        var body = Tag.of("body");
        for (int i = 0; i < papers.size(); i++) body.add(papers.get(i).content.with("id", "paper-" + i));
        return body;
    }

    private static Document document(Tag root) {
        try {
            var document = DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .newDocument();
            document.appendChild(root.in(document));
            return document;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java has no XML", e);
        }
    }

    private static String styles() {
        try (var file = Objects.requireNonNull(Pdf.class.getResourceAsStream("forms.css"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
