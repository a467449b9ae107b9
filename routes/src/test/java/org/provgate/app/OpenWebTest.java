package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.evidence.Entry;
import org.provgate.evidence.Evidence;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Open data as somebody without any right reads them; each test comes from an address of its own, by way of a proxy. */
class OpenWebTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static ReportingBureau bureau;

    @BeforeAll
    static void aGateway() {
        bureau = new ReportingBureau(
                100,
                TestServer.database(),
                "--server.forward-headers-strategy=native",
                "--provgate.open.per-minute=40",
                "--provgate.push.enabled=false");
    }

    @AfterAll
    static void stopped() {
        bureau.close();
    }

    @Test
    void R72_what_is_published_is_read_kept_by_caches_and_replaced_when_it_is_corrected() throws Exception {
        var first = handIn(1, "");
        published(first);
        var path = "/open/v1/results.json?sort=-id&limit=5000";
        var read = from("192.0.2.1", path);
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(ids(read)).contains(first);
        assertThat(header(read, "Cache-Control")).isEqualTo("max-age=600, public");
        assertThat(header(read, "Access-Control-Allow-Origin")).isEqualTo("*");
        var tag = header(read, "ETag");
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        var same = from("192.0.2.1", path, "If-None-Match", tag);
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        assertThat(header(same, "ETag")).isEqualTo(tag);
        assertThat(header(same, "Cache-Control")).isEqualTo("max-age=600, public");

        var second = handIn(1, ", \"correctionOf\": \"" + first + "\"");
        var corrected = from("192.0.2.1", path, "If-None-Match", tag);
        assertThat(corrected.statusCode()).isEqualTo(200);
        assertThat(ids(corrected)).doesNotContain(first, second);
        published(second);
        assertThat(ids(from("192.0.2.1", path, "If-None-Match", header(corrected, "ETag"))))
                .contains(second);
    }

    @Test
    void pages_follow_links_and_a_file_has_everything() throws Exception {
        published(IntStream.rangeClosed(11, 30).mapToObj(n -> handIn(n, "")).toArray(String[]::new));
        var all = new HashSet<String>();
        var next = "/open/v1/results.json?limit=7&department=ZJ&area=4104";
        while (next != null) {
            var page = from("192.0.2.2", next);
            assertThat(all.addAll(ids(page))).isTrue();
            next = JSON.readTree(page.body()).path("next").textValue();
            if (next != null) assertThat(header(page, "Link")).isEqualTo("<" + next + ">; rel=\"next\"");
        }
        assertThat(all).hasSizeGreaterThanOrEqualTo(20);
        var file = from("192.0.2.2", "/open/v1/results.csv?bom=true&heads=zh");
        assertThat(header(file, "Content-Type")).startsWith("text/csv;").contains("charset=UTF-8");
        assertThat(header(file, "Content-Disposition")).isEqualTo("attachment; filename=\"results.csv\"");
        assertThat(file.body()).startsWith("\ufeff记录编号,公示日期,检查日期").hasLineCount(all.size() + 1);
        var part = from("192.0.2.2", "/open/v1/results.csv?limit=3");
        assertThat(part.body()).hasLineCount(4);
        assertThat(header(part, "Link")).contains("limit=3", "after=", "rel=\"next\"");
    }

    @Test
    void what_is_not_asked_for_in_our_words_is_refused_with_the_words_there_are() throws Exception {
        var wrong = from("192.0.2.3", "/open/v1/results.json?colour=red&sort=id;drop");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(wrong.body()).path("detail").asText())
                .contains("there is no parameter colour; there are from, to", "sort must be one of publishedOn");
        assertThat(from("192.0.2.3", "/open/v1/results.csv?bom=maybe").statusCode())
                .isEqualTo(400);
        assertThat(from("192.0.2.3", "/open/v1/results.json?bom=true").statusCode())
                .isEqualTo(400);
        var unknown = from("192.0.2.3", "/open/v1/officers.json");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("results, plans, items, penalties");
        for (var path : List.of("/open/v1/../../api/v1/results", "/open/v1/..%2fresults.json", "/open/v1/%2e%2e/x.csv"))
            assertThat(from("192.0.2.3", path).statusCode()).as(path).isIn(400, 404);
    }

    @Test
    void whoever_asks_too_often_waits_and_a_network_of_ipv6_is_one_client() throws Exception {
        for (int i = 0; i < 40; i++)
            assertThat(from("2001:db8:1:2::" + Integer.toHexString(i), "/open/v1/")
                            .statusCode())
                    .isEqualTo(200);
        var refused = from("2001:db8:1:2:ffff::1", "/open/v1/plans.csv");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Long.parseLong(header(refused, "Retry-After"))).isBetween(1L, 60L);
        assertThat(header(refused, "Content-Security-Policy")).contains("default-src 'none'");
        assertThat(JSON.readTree(refused.body()).path("code").asText()).isEqualTo("too-many-requests");
        assertThat(from("2001:db8:1:3::1", "/open/v1/").statusCode()).isEqualTo(200);
        assertThat(from("2001:db8:1:2::1", "/api/v1/runs").statusCode())
                .as("not ours to count")
                .isNotEqualTo(429);
    }

    @Test
    void the_page_and_the_list_are_in_both_languages_and_run_no_script() throws Exception {
        var page = from("192.0.2.4", "/open");
        assertThat(page.body())
                .contains(
                        "双随机、一公开监管公开数据",
                        "Open data of random inspections",
                        "/open/v1/penalties.csv?bom=true&amp;heads=zh")
                .doesNotContain("<script", "<style", "onclick", " style=");
        for (var path : List.of("/open", "/", "/open/v1/", "/provgate.css", "/none", "/actuator/health")) {
            var answer = from("192.0.2.4", path);
            assertThat(header(answer, "Content-Security-Policy"))
                    .as(path)
                    .contains("default-src 'none'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "script-src");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.headers().allValues("Cache-Control")).as(path).hasSizeLessThan(2);
        }
        assertThat(header(from("192.0.2.4", "/api/v1/runs"), "Cache-Control")).isEqualTo("no-store");
        var list = JSON.readTree(from("192.0.2.4", "/open/v1/").body());
        assertThat(list.path("sets")).hasSize(4);
        assertThat(list.at("/licence/zh").asText()).contains("注明来源");
        for (var set : list.path("sets")) {
            var fields = set.path("fields").findValuesAsText("name");
            assertThat(from("192.0.2.4", set.path("csv").asText()).body()).startsWith(String.join(",", fields));
            assertThat(from("192.0.2.4", set.path("json").asText()).statusCode())
                    .isEqualTo(200);
        }
    }

    private static String handIn(int subject, String more) {
        try {
            var key = "open-" + subject + "-" + more.hashCode();
            var created = bureau.post("/results", key, bureau.result(String.format("SUBJ-%06d", subject), more));
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            return JSON.readTree(created.body()).at("/accepted/0/recordId").asText();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As when the province says so. */
    private static void published(String... ids) {
        new TransactionTemplate(bureau.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            bureau.jdbc.sql("""
                            UPDATE delivery SET state = 'PUBLISHED', accepted_at = now(), published_on = now()
                             WHERE record_id = ANY(:ids) AND channel = 'RESULTS'
                            """).param("ids", ids).update();
            bureau.bean(Evidence.class)
                    .append(new Entry(
                            "ZJ", "test", "push.published", "delivery/" + ids[0], "PUBLISHED", "t", null, null));
        });
    }

    private static HttpResponse<String> from(String address, String path, String... headers)
            throws IOException, InterruptedException {
        var all = new String[headers.length + 2];
        all[0] = "X-Forwarded-For";
        all[1] = address;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return bureau.root(path, all);
    }

    private static List<String> ids(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body()).path("rows").findValues("id").stream()
                .map(JsonNode::asText)
                .collect(Collectors.toList());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }
}
