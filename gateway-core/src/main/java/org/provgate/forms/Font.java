package org.provgate.forms;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.BitSet;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The fonts within the jar, in the order they are asked for a character; both free (fonts/README.md). */
enum Font {
    /** All of the basic plane in use and extension A; extensions B to E as far as the list of 8,105 characters in common use. */
    NOTO_SANS_SC("Noto Sans SC", "NotoSansSC-Regular.ttf.gz"),
    /** 22,666 characters of extensions B to F in Chinese use, which rare names of people and places need. */
    HANAZONO("HanaMinB", "HanaMinB-Rare.ttf.gz");

    private final String family;
    private final String file;

    Font(String family, String file) {
        this.family = family;
        this.file = file;
    }

    /** Returns whether one of the fonts has a shape for this code point. */
    static boolean anyDraws(int codePoint) {
        return Coverage.ALL.get(codePoint);
    }

    /** Offers all fonts; a document holds only the shapes it uses. */
    static void offer(PdfRendererBuilder builder) {
        for (var font : values()) builder.useFont(font::open, font.family);
    }

    private InputStream open() {
        var name = "fonts/" + file;
        try {
            return new BufferedInputStream(
                    new GZIPInputStream(Objects.requireNonNull(Font.class.getResourceAsStream(name), name), 1 << 16));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " of the jar; it is damaged", e);
        }
    }

    /** Read once, at the first text. */
    private static final class Coverage {
        static final BitSet ALL = new BitSet();

        static {
            for (var font : values()) add(font);
        }

        private static void add(Font font) {
            try (var file = font.open();
                    var parsed = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
                var shapes = parsed.getUnicodeCmapLookup();
                for (int c = ' '; c <= Character.MAX_CODE_POINT; c++) if (shapes.getGlyphId(c) != 0) ALL.set(c);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the font " + font.family, e);
            }
        }
    }
}
