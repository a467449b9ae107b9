package org.provgate.tables;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Measures a workbook before anybody parses it.
 *
 * <p>Every part is inflated, through the same zip and XML libraries that read it afterwards, and thrown away while it is counted:
 * what the zip declares about sizes is not asked. A sheet is known by its elements, not by its name, so rows, columns and formulas
 * are counted in every part: the reader makes room for as many columns as an address says, and {@code r="ZZZZZZ1"} would take a
 * gigabyte.
 */
final class WorkbookBudget {

    private static final XMLInputFactory XML = factory();
    private static final Pattern ADDRESS = Pattern.compile("([A-Z]{1,3})[0-9]{1,7}");
    private static final int ARRAY = 1 << 20;

    private long bytes;
    private int rows;
    private long formulas;
    private int longestShared;

    private WorkbookBudget() {}

    /** @throws TableRefusedException if it is bigger than the limits allow, or no workbook */
    static void check(byte[] content) {
        try (var zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(content))
                .get()) {
            var budget = new WorkbookBudget();
            int parts = 0;
            for (var entries = zip.getEntries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (++parts > Limits.PARTS) throw Limits.tooMany("parts", Limits.PARTS);
                var method = ZipMethod.getMethodByCode(entry.getMethod());
                if (method != ZipMethod.STORED && method != ZipMethod.DEFLATED || !zip.canReadEntryData(entry))
                    throw new TableRefusedException("the workbook is packed in a way no Excel does; save it anew");
                try (var part = budget.counted(zip.getInputStream(entry))) {
                    if (!budget.measure(part)) part.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException e) {
            throw new TableRefusedException("the workbook is damaged; open it in Excel and save it anew", e);
        }
    }

    /** Counts what is in the part, and returns whether it is XML to its end; a picture is none, and is only as big as it is. */
    private boolean measure(InputStream part) {
        try {
            var xml = XML.createXMLStreamReader(part);
            while (xml.hasNext()) if (xml.next() == XMLStreamConstants.START_ELEMENT) element(xml);
            return true;
        } catch (XMLStreamException | IndexOutOfBoundsException e) {
            return false; // the reader, with the same library, gets no further
        }
    }

    private void element(XMLStreamReader xml) throws XMLStreamException {
        switch (xml.getLocalName()) {
            case "row" -> {
                if (++rows > Limits.ROWS) throw Limits.tooMany("rows", Limits.ROWS);
            }
            case "c" -> column(xml.getAttributeValue(null, "r"));
            case "f" -> formula(xml.getAttributeValue(null, "t"), xml.getElementText());
            default -> {}
        }
    }

    /** A shared formula is written once and unfolded for every cell that has it; an array formula is looked up for every cell. */
    private void formula(@Nullable String kind, String text) {
        if ("shared".equals(kind)) longestShared = Math.max(longestShared, text.length());
        formulas += "array".equals(kind) ? ARRAY : "shared".equals(kind) ? longestShared : text.length();
        if (formulas > Limits.FORMULAS) throw Limits.tooMany("characters of formulas", Limits.FORMULAS);
    }

    private static void column(@Nullable String address) {
        if (address == null) return;
        var matcher = ADDRESS.matcher(address);
        if (!matcher.matches())
            throw new TableRefusedException("the workbook is damaged: a cell stands nowhere; save it anew in Excel");
        int column = matcher.group(1).chars().reduce(0, (n, c) -> n * 26 + c - 'A' + 1);
        if (column > Limits.COLUMNS) throw Limits.tooMany("columns", Limits.COLUMNS);
    }

    private InputStream counted(InputStream part) {
        return new FilterInputStream(part) {
            @Override
            public int read() throws IOException {
                int b = super.read();
                if (b >= 0) count(1);
                return b;
            }

            @Override
            public int read(byte[] to, int offset, int length) throws IOException {
                int n = super.read(to, offset, length);
                if (n > 0) count(n);
                return n;
            }
        };
    }

    private void count(int n) {
        bytes += n;
        if (bytes > Limits.BYTES) throw Limits.tooMany("bytes when it is unpacked", Limits.BYTES);
    }

    private static XMLInputFactory factory() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
