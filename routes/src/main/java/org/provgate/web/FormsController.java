package org.provgate.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Permission;
import org.provgate.forms.Forms;
import org.provgate.forms.Selection;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The papers of tasks and batches, as PDF. */
@RestController
class FormsController {

    /** So that nobody takes a part for the whole. */
    private static final String SUBJECTS = "X-Total-Count";

    private final Forms forms;

    FormsController(Forms forms) {
        this.forms = forms;
    }

    /**
     * Returns forms (一企一表) or notices of a task, in its order; the header {@code X-Total-Count} says how many subjects it has.
     *
     * @param kind sheet, notice or plan
     * @param subject only this one: its key or 统一社会信用代码
     * @param first place in the task of the first one, from 1
     * @param count at most so many, 1 to 1,000
     */
    @Needs(Permission.BUREAU_READ)
    @GetMapping(path = "/api/v1/tasks/{id}/forms.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> ofTask(
            @PathVariable String id,
            @RequestParam(defaultValue = "sheet") String kind,
            @RequestParam(required = false) @Nullable String subject,
            @RequestParam(defaultValue = "1") int first,
            @RequestParam(defaultValue = "200") int count)
            throws IOException {
        var papers = Forms.Kind.named(kind);
        var out = new ByteArrayOutputStream();
        forms.print(papers, new Selection(id, subject, first, count), out);
        return pdf(papers + "-" + id)
                .header(SUBJECTS, String.valueOf(forms.size(id)))
                .body(out.toByteArray());
    }

    /** Returns the work plan of a batch (批次工作方案), as far as the batch has come. */
    @Needs(Permission.BUREAU_READ)
    @GetMapping(path = "/api/v1/batches/{id}/plan.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> ofBatch(@PathVariable String id) throws IOException {
        var out = new ByteArrayOutputStream();
        forms.plan(id, out);
        return pdf("plan-" + id).body(out.toByteArray());
    }

    private static ResponseEntity.BodyBuilder pdf(String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(name + ".pdf")
                                .build()
                                .toString());
    }
}
