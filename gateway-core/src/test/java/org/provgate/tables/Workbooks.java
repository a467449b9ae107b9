package org.provgate.tables;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Workbooks for tests, down to the bytes of their parts. */
final class Workbooks {

    private static final String CELLS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private Workbooks() {}

    /** A workbook whose first sheet has this as its {@code sheetData}. */
    static byte[] withRows(String sheetData) {
        return zip(parts(sheetData));
    }

    static Map<String, byte[]> parts(String sheetData) {
        var parts = new LinkedHashMap<String, byte[]>();
        parts.put("[Content_Types].xml", xml("""
                <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
                <Override PartName="/xl/workbook.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
                <Override PartName="/xl/styles.xml"
                 ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>"""));
        parts.put(
                "xl/workbook.xml",
                xml(
                        "<workbook xmlns=\"%s\" xmlns:r=\"%s\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
                                .formatted(CELLS, DOCUMENT)));
        parts.put("xl/_rels/workbook.xml.rels", xml("""
                <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
                <Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"""));
        parts.put(
                "xl/styles.xml",
                xml(
                        "<styleSheet xmlns=\"" + CELLS
                                + "\"><numFmts><numFmt numFmtId=\"170\" formatCode=\"[$-804]yyyy&quot;年&quot;m&quot;月&quot;\"/>"
                                + "<numFmt numFmtId=\"171\" formatCode=\"0.00&quot;yd&quot;\"/><numFmt numFmtId=\"172\" formatCode=\"000\"/></numFmts>"
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf numFmtId=\"171\"/><xf numFmtId=\"172\"/></cellXfs></styleSheet>"));
        parts.put("xl/worksheets/sheet1.xml", sheet(sheetData));
        return parts;
    }

    static byte[] sheet(String sheetData) {
        return xml("<worksheet xmlns=\"" + CELLS + "\"><sheetData>" + sheetData + "</sheetData></worksheet>");
    }

    static byte[] zip(Map<String, byte[]> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** The same with one more part, of blanks, which may be far bigger than any memory. */
    static byte[] withBomb(String name, long size) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts("").entrySet()) {
                if (part.getKey().equals(name)) continue;
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
            }
            zip.putNextEntry(new ZipEntry(name));
            var blanks = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
            for (long written = 0; written < size; written += blanks.length) zip.write(blanks);
        }
        return out.toByteArray();
    }

    private static byte[] xml(String text) {
        return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + text).getBytes(StandardCharsets.UTF_8);
    }
}
