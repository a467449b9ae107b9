package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.provgate.opendata.Catalogue;
import org.provgate.opendata.OpenData;
import org.provgate.opendata.OpenData.Heads;
import org.provgate.opendata.OpenQuery;
import org.provgate.opendata.OpenSet;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * {@code /open/v1}: what anybody may read (R23, R35, R72). JSON comes page by page; CSV page by page where {@code limit} or
 * {@code after} is given, else as a whole.
 */
@RestController
@RequestMapping(OpenDataController.BASE)
class OpenDataController {

    static final String BASE = "/open/v1";
    private static final int ROWS = 1_000;
    private static final String BOM = "bom";
    private static final String HEADS = "heads";
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8;header=present");

    private final OpenData open;
    private final OpenFiles files;

    OpenDataController(OpenData open) {
        this.open = open;
        this.files = new OpenFiles(open);
    }

    /** @param next the address of the next page; null if there is none */
    record Answer(
            String set,
            List<Map<String, @Nullable Object>> rows,
            @Nullable String next) {}

    @ForAnybody
    @GetMapping({"", "/"})
    ResponseEntity<Catalogue> catalogue(@RequestParam MultiValueMap<String, String> parameters) {
        if (!parameters.isEmpty()) throw new IllegalArgumentException("the list of open data takes no parameters");
        return ResponseEntity.ok().headers(OpenHeaders.free()).body(Catalogue.at(BASE));
    }

    @ForAnybody
    @GetMapping(path = "/{name:[a-z]+}.json", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Answer> json(
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request) {
        var query = OpenQuery.of(OpenSet.of(name), parameters, Set.of(), ROWS);
        if (unchanged(request)) return notModified();
        var page = open.page(query);
        var next = OpenHeaders.next(request, parameters, page.next());
        return ResponseEntity.ok()
                .headers(OpenHeaders.of(page.version(), next))
                .body(new Answer(name, page.rows(), next));
    }

    @ForAnybody
    @GetMapping("/{name:[a-z]+}.csv")
    ResponseEntity<Resource> csv(
            @PathVariable String name,
            @RequestParam MultiValueMap<String, String> parameters,
            HttpServletRequest request)
            throws IOException {
        var query = OpenQuery.of(OpenSet.of(name), parameters, Set.of(BOM, HEADS), 0);
        boolean bom = choice(parameters, BOM, List.of("false", "true")).equals("true");
        var heads = Heads.valueOf(choice(parameters, HEADS, List.of("EN", "ZH")));
        if (unchanged(request)) return notModified();
        var file = files.write(query, heads, bom);
        var next = OpenHeaders.next(request, parameters, file.page().next());
        var headers = OpenHeaders.of(file.page().version(), next);
        // by it alone an answer that is written already could become a 304, and its file stay
        headers.remove(HttpHeaders.LAST_MODIFIED);
        return ResponseEntity.ok()
                .headers(headers)
                .contentType(CSV)
                .contentLength(file.length())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + query.set().path() + ".csv\"")
                .body(new InputStreamResource(file.content()));
    }

    /** The first is that of whoever says nothing. */
    private static String choice(MultiValueMap<String, String> parameters, String name, List<String> choices) {
        var given = parameters.getOrDefault(name, choices.subList(0, 1));
        if (given.size() == 1) for (var choice : choices) if (choice.equalsIgnoreCase(given.get(0))) return choice;
        throw new IllegalArgumentException(
                name + " must be one of " + String.join(", ", choices).toLowerCase(java.util.Locale.ROOT));
    }

    private boolean unchanged(HttpServletRequest request) {
        // If-Modified-Since is not enough: two versions may be of one second
        return request.getHeader(HttpHeaders.IF_NONE_MATCH) != null
                && new ServletWebRequest(request).checkNotModified(OpenHeaders.tag(open.version()));
    }

    private <T> ResponseEntity<T> notModified() {
        return ResponseEntity.status(304)
                .headers(OpenHeaders.of(open.version(), null))
                .build();
    }
}
