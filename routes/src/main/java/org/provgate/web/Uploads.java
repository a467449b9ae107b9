package org.provgate.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.provgate.tables.ImportReport;
import org.provgate.tables.TableFile;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/**
 * Tables over HTTP. An import of which nothing was taken answers 422, any other 200; the body is the report. Whoever accepts
 * workbooks or CSV instead of JSON gets, where rows are wrong, the file back with the reasons.
 */
final class Uploads {

    static final int MOST = 500;
    private static final MediaType WORKBOOK =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");

    private Uploads() {}

    /** Writes something. */
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException;
    }

    static TableFile file(MultipartFile file) throws IOException {
        return TableFile.of(file.getBytes());
    }

    /** @param body what to say in JSON @param marked writes the file with the reasons */
    static ResponseEntity<?> answer(
            @Nullable String accept, TableFile file, ImportReport report, Object body, Writer marked)
            throws IOException {
        return answer(report.errors().isEmpty() ? null : accept, file, status(report), body, marked);
    }

    static HttpStatus status(ImportReport report) {
        return report.taken() == 0 && !report.errors().isEmpty() ? HttpStatus.UNPROCESSABLE_ENTITY : HttpStatus.OK;
    }

    /** @param accept null gives the body whatever is accepted */
    static ResponseEntity<?> answer(
            @Nullable String accept, TableFile file, HttpStatus status, Object body, Writer marked) throws IOException {
        var type = file.workbook() ? WORKBOOK : CSV;
        var asked = accept != null
                && MediaType.parseMediaTypes(accept).stream().anyMatch(m -> !m.isWildcardType() && m.includes(type));
        if (!asked)
            return ResponseEntity.status(status)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body);
        return file(status, type, file.workbook() ? "errors.xlsx" : "errors.csv", marked);
    }

    static ResponseEntity<byte[]> workbook(String name, Writer writer) throws IOException {
        return file(HttpStatus.OK, WORKBOOK, name, writer);
    }

    static int limit(int limit) {
        if (limit < 1 || limit > MOST)
            throw new IllegalArgumentException("limit must be between 1 and " + MOST + ", it was " + limit);
        return limit;
    }

    private static ResponseEntity<byte[]> file(HttpStatus status, MediaType type, String name, Writer writer)
            throws IOException {
        var out = new ByteArrayOutputStream();
        writer.write(out);
        return ResponseEntity.status(status)
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(out.toByteArray());
    }
}
