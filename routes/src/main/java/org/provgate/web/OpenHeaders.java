package org.provgate.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.provgate.opendata.OpenData;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

/** What is said about open data beside the data. */
final class OpenHeaders {

    /** Within the hour a correction must be seen everywhere. */
    private static final CacheControl KEPT =
            CacheControl.maxAge(Duration.ofMinutes(10)).cachePublic();

    private OpenHeaders() {}

    /** Returns the headers of what any page in the world may show. */
    static HttpHeaders free() {
        var headers = new HttpHeaders();
        headers.setCacheControl(KEPT);
        headers.setAccessControlAllowOrigin("*");
        headers.set("Cross-Origin-Resource-Policy", "cross-origin");
        return headers;
    }

    static HttpHeaders of(OpenData.Version version, @Nullable String next) {
        var headers = free();
        headers.setETag(tag(version));
        if (version.since() != null) headers.setLastModified(version.since());
        if (next != null) headers.set(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
        return headers;
    }

    static String tag(OpenData.Version version) {
        return "\"" + version.tag() + "\"";
    }

    /** Returns the address of the next page of what was asked; null if there is none. */
    static @Nullable String next(
            HttpServletRequest request, MultiValueMap<String, String> parameters, @Nullable String after) {
        if (after == null) return null;
        return UriComponentsBuilder.fromPath(request.getRequestURI())
                .queryParams(parameters)
                .replaceQueryParam("after", after)
                .encode(StandardCharsets.UTF_8)
                .build()
                .toUriString();
    }
}
