package org.provgate.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.provgate.access.Permission;
import org.provgate.platforms.Provinces;
import org.provgate.reports.Period;
import org.provgate.reports.Reports;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a bureau tells others: statistics and circulars. */
@RestController
class ReportsController {

    private static final String WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Reports reports;
    private final Provinces provinces;

    ReportsController(Reports reports, Provinces provinces) {
        this.reports = reports;
        this.provinces = provinces;
    }

    /**
     * Returns the statistics of a period as a workbook: 抽查名单, 抽查结果统计表, 工作总结.
     *
     * @param period a quarter such as 2026Q4, or a year such as 2026
     * @param province only this entry of the settings
     */
    @Needs(Permission.BUREAU_READ)
    @GetMapping(path = "/api/v1/reports/statistics/{period}.xlsx", produces = WORKBOOK)
    ResponseEntity<byte[]> statistics(
            @PathVariable String period, @RequestParam(required = false) @Nullable String province) throws IOException {
        if (province != null && provinces.named(province).isEmpty())
            throw new IllegalArgumentException("there is no enabled province " + province);
        var of = Period.parse(period);
        var out = new ByteArrayOutputStream();
        reports.workbook(of, province, out);
        return file("statistics-" + of + (province == null ? "" : "-" + province) + ".xlsx", WORKBOOK, out);
    }

    /** Returns the circular of a task (一检查一通报), as far as the task has come. */
    @Needs(Permission.BUREAU_READ)
    @GetMapping(path = "/api/v1/reports/circulars/{task}.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    ResponseEntity<byte[]> circular(@PathVariable String task) throws IOException {
        var out = new ByteArrayOutputStream();
        reports.circular(task, out);
        return file("circular-" + task + ".pdf", MediaType.APPLICATION_PDF_VALUE, out);
    }

    private static ResponseEntity<byte[]> file(String name, String type, ByteArrayOutputStream content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content.toByteArray());
    }
}
