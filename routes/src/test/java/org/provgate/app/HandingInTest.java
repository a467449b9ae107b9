package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.access.Role;

/** Handing results in over HTTP: what a department's system meets. Each test has subjects of its own. */
class HandingInTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static ReportingBureau bureau;

    @BeforeAll
    static void aGateway() {
        bureau = new ReportingBureau(200);
    }

    @AfterAll
    static void stopped() {
        bureau.close();
    }

    @Test
    void a_result_is_created_shown_with_its_standing_and_listed() throws Exception {
        var created = bureau.post("/results", "show-1", bureau.result("SUBJ-000001", ""));
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var id = json(created).at("/accepted/0/recordId").asText();
        assertThat(created.headers().firstValue("Location")).contains("/api/v1/results/" + id);

        var shown = bureau.get("/results/" + id);
        var standing = json(shown).at("/receivers/0");
        assertThat(standing.path("channel").asText()).isEqualTo("RESULTS");
        assertThat(standing.path("state").asText()).isEqualTo("PENDING");
        assertThat(standing.at("/next/who").asText()).isEqualTo("GATEWAY");
        assertThat(standing.at("/next/zh").asText()).isEqualTo("排队发送");
        assertThat(json(shown).at("/content/taskId").asText()).isEqualTo(ReportingBureau.TASK);
        var etag = shown.headers().firstValue("ETag").orElseThrow();
        assertThat(etag).matches("\"[0-9a-f]{32}\"");
        assertThat(bureau.get("/results/" + id, "If-None-Match", etag).statusCode())
                .isEqualTo(304);
        problem(bureau.get("/results/none"), 404, "record-unknown");
        problem(bureau.get("/penalties/" + id), 404, "record-unknown");

        assertThat(json(bureau.get("/results?subject=SUBJ-000001&state=PENDING&task=" + ReportingBureau.TASK))
                        .path("records"))
                .hasSize(1);
        assertThat(json(bureau.get("/results?subject=SUBJ-000001&state=PUBLISHED"))
                        .path("records"))
                .isEmpty();
        problem(bureau.get("/results?state=LOST"), 400, "malformed");
        problem(bureau.get("/results?cursor=xyz"), 400, "malformed");
    }

    @Test
    void an_array_is_taken_as_one_and_listed_page_by_page() throws Exception {
        var body = IntStream.rangeClosed(11, 30)
                .mapToObj(n -> bureau.result(String.format("SUBJ-%06d", n), ""))
                .collect(Collectors.joining(",", "[", "]"));
        var created = bureau.post("/results", "array-1", body);
        assertThat(json(created).path("accepted")).hasSize(20);
        var list = created.headers().firstValue("Location").orElseThrow().substring("/api/v1".length());
        var seen = new HashSet<String>();
        String cursor = null;
        int pages = 0;
        do {
            var page = json(bureau.get(list + "&limit=7" + (cursor == null ? "" : "&cursor=" + cursor)));
            page.path("records").forEach(r -> seen.add(r.path("id").asText()));
            cursor = page.path("next").isNull() ? null : page.path("next").asText();
            pages++;
        } while (cursor != null);
        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(20);
    }

    @Test
    void every_fault_of_every_record_is_a_pointer_with_a_stable_code() throws Exception {
        var body = "[" + bureau.result("SUBJ-000031", "") + ","
                + bureau.result("SUBJ-000032", ", \"colour\": 1, \"problems\": 7, \"attachments\": [{\"size\": 1}]")
                        .replace("ON_SITE", "ONSITE")
                        .replace(bureau.yesterday(), "2026-02-30")
                + ", 5]";
        var refused = bureau.post("/results", "faults-1", body);
        problem(refused, 422, "records-refused");
        assertThat(json(refused).path("errors"))
                .extracting(
                        e -> e.path("pointer").asText() + " " + e.path("code").asText())
                .contains(
                        "/1/colour unknown-field",
                        "/1/problems format",
                        "/1/attachments/0/size unknown-field",
                        "/1/mode code",
                        "/1/checkDate date",
                        "/2 format",
                        "/2/taskId missing")
                .noneMatch(e -> e.startsWith("/0"));
        assertThat(json(bureau.get("/results?subject=SUBJ-000031")).path("records"))
                .isEmpty();

        var some = bureau.post("/results?mode=good", "faults-2", body);
        assertThat(some.statusCode()).isEqualTo(200);
        assertThat(json(some).path("accepted")).hasSize(1);
        assertThat(json(some).path("errors")).isNotEmpty();

        var single = bureau.post("/results", "faults-3", bureau.result("SUBJ-000033", ", \"legalReview\": false"));
        assertThat(json(single).at("/errors/0/pointer").asText()).isEqualTo("/legalReview");
    }

    @Test
    void what_is_no_json_or_too_much_of_it_is_refused_without_an_echo() throws Exception {
        var secret = "110105194912310021";
        for (var body : List.of(
                "{\"a\": " + secret + "x}",
                "[".repeat(50) + secret + "]".repeat(50),
                "{\"taskId\": \"" + secret + "\", \"taskId\": \"2\"}",
                "[]",
                "[" + "{},".repeat(1_000) + "{}]",
                "")) {
            var refused = bureau.post("/results", "json-1", body);
            problem(refused, 400, "malformed");
            assertThat(refused.body()).doesNotContain(secret);
        }
        problem(bureau.post("/results", "json-2", " ".repeat((8 << 20) + 1)), 413, "too-large");
        problem(bureau.post("/results", null, "{}"), 400, "idempotency-key-missing");
        problem(bureau.post("/results", "a b", "{}"), 400, "malformed");
        problem(bureau.post("/results", "x".repeat(101), "{}"), 400, "malformed");
        problem(bureau.post("/results?mode=some", "json-3", "{}"), 400, "malformed");
        var noText = bureau.post("/results", "json-4", bureau.result("SUBJ\\u0000", ", \"recordId\": \"a\\ud800\""));
        problem(noText, 422, "records-refused");
    }

    @Test
    void the_same_key_and_body_has_the_same_answer_and_another_body_is_refused() throws Exception {
        var body = bureau.result("SUBJ-000041", "");
        var first = bureau.post("/results", "key-1", body);
        var again = bureau.post("/results", "key-1", body);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
        problem(bureau.post("/results", "key-1", body + " "), 422, "idempotency-key-reused");
        problem(bureau.post("/results?mode=good", "key-1", body), 422, "idempotency-key-reused");
        // a refusal is an answer too
        var refused = bureau.post("/results", "key-2", body);
        problem(refused, 422, "records-refused");
        assertThat(bureau.post("/results", "key-2", body).body()).isEqualTo(refused.body());
        // and another department's key is another key
        problem(
                bureau.post("/results", "key-1", body, "Authorization", Keys.of(bureau.jdbc, "XF", Role.CLERK)),
                422,
                "records-refused");
    }

    @Test
    void of_many_requests_with_one_key_one_is_done_and_the_others_wait_or_have_its_answer() throws Exception {
        var body = IntStream.rangeClosed(51, 90)
                .mapToObj(n -> bureau.result(String.format("SUBJ-%06d", n), ""))
                .collect(Collectors.joining(",", "[", "]"));
        var start = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(8);
        var answers = new ArrayList<Future<HttpResponse<String>>>();
        for (int i = 0; i < 8; i++)
            answers.add(threads.submit(() -> {
                start.await();
                return bureau.post("/results", "same-1", body);
            }));
        start.countDown();
        var created = new HashSet<String>();
        for (var answer : answers) {
            var response = answer.get();
            if (response.statusCode() == 201) created.add(response.body());
            else problem(response, 409, "in-progress");
        }
        threads.shutdown();
        assertThat(created).hasSize(1);
        assertThat(bureau.jdbc
                        .sql("SELECT count(*) FROM record WHERE subject_key BETWEEN 'SUBJ-000051' AND 'SUBJ-000090'")
                        .query(Long.class)
                        .single())
                .isEqualTo(40);
    }

    @Test
    void a_correction_needs_the_version_that_was_read() throws Exception {
        var first = json(bureau.post("/results", "fix-1", bureau.result("SUBJ-000091", "")))
                .at("/accepted/0/recordId")
                .asText();
        var path = "/results/" + first + "/corrections";
        var body = bureau.result("SUBJ-000091", ", \"problems\": \"更正\"");
        problem(bureau.post(path, "fix-2", body), 428, "precondition-required");
        problem(bureau.post(path, "fix-3", body, "If-Match", "\"0\""), 412, "etag-changed");
        var etag = bureau.get("/results/" + first).headers().firstValue("ETag").orElseThrow();
        problem(
                bureau.post(
                        path,
                        "fix-4",
                        bureau.result("SUBJ-000091", ", \"correctionOf\": \"R-other\""),
                        "If-Match",
                        etag),
                422,
                "records-refused");
        var corrected = bureau.post(path, "fix-5", body, "If-Match", etag);
        assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(201);
        assertThat(bureau.post(path, "fix-5", body, "If-Match", etag).body()).isEqualTo(corrected.body());
        problem(bureau.post(path, "fix-6", body, "If-Match", etag), 412, "etag-changed");
        problem(bureau.post(path, "fix-7", body, "If-Match", "*"), 422, "records-refused");
        problem(bureau.post("/results/none/corrections", "fix-8", body, "If-Match", "*"), 404, "record-unknown");
        var shown = json(bureau.get("/results/" + first));
        assertThat(shown.at("/correctedBy/0").asText())
                .isEqualTo(json(corrected).at("/accepted/0/recordId").asText());
    }

    @Test
    void a_persons_number_goes_to_the_platform_and_is_shown_nowhere() throws Exception {
        var number = "110101199003070011";
        var body = """
                {"party": {"name": "张三", "kind": "PERSON", "personIdType": "身份证", "personIdNo": "%s"}, "docNo": "平罚〔2026〕1号",
                 "kinds": ["罚款"], "illegalType": "无证经营", "basis": "条例", "content": "罚款", "fine": 0.5, "decisionDate": "%s",
                 "organ": {"name": "局", "uscc": "11230500001755309F"}, "source": {"name": "局", "uscc": "11230500001755309F"}}
                """.formatted(number, bureau.yesterday());
        var wrong = bureau.post("/penalties", "person-1", body.replace(number, "110101199003070012"));
        problem(wrong, 422, "records-refused");
        assertThat(wrong.body()).contains("/party/personIdNo").doesNotContain("110101199003070012");
        var created = bureau.post("/penalties", "person-2", body);
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        var id = json(created).at("/accepted/0/recordId").asText();
        var shown = bureau.get("/penalties/" + id);
        assertThat(shown.body())
                .contains("\"personIdNo\":\"******\"", "\"fine\":\"0.5\"")
                .doesNotContain(number);
        assertThat(bureau.get("/penalties").body() + created.body()).doesNotContain(number);
        assertThat(bureau.jdbc
                        .sql(
                                "SELECT content FROM delivery JOIN delivery_content ON delivery_id = id WHERE record_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .contains(number);
        assertThat(bureau.jdbc
                        .sql("SELECT string_agg(e::text, ' ') FROM evidence e")
                        .query(String.class)
                        .single())
                .doesNotContain(number);
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }

    private static void problem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).contains("application/problem+json");
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }
}
