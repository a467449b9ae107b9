package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/submissions.md and the description of the API against the gateway as it runs. */
class SubmissionDocumentTest {

    private static final Pattern CALL = Pattern.compile("curl -s '?http://127\\.0\\.0\\.1:8080/api/v1([^ ']+)'?(.*)");
    private static final Pattern KEY = Pattern.compile("Idempotency-Key: ([^']+)'");
    private static final Pattern FILE = Pattern.compile("-d @(\\S+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void the_calls_of_the_documentation_are_taken_and_the_api_describes_them() throws Exception {
        try (var bureau = new ReportingBureau(1)) {
            // the examples name days that were when they were written
            bureau.jdbc
                    .sql("UPDATE task SET starts = '2026-11-01', ends = '2099-12-31'")
                    .update();
            bureau.jdbc.sql("UPDATE item_list SET year = 2026").update();
            var calls = Files.readAllLines(Path.of("../docs/submissions.md")).stream()
                    .map(CALL::matcher)
                    .filter(m -> m.matches())
                    .toList();
            assertThat(calls).hasSize(4);
            for (var call : calls) {
                var path = call.group(1);
                var file = FILE.matcher(call.group(2));
                if (!file.find()) {
                    assertThat(bureau.get(path).statusCode()).isEqualTo(200);
                    continue;
                }
                var key = KEY.matcher(call.group(2));
                assertThat(key.find()).isTrue();
                var answer = bureau.post(path, key.group(1), past(bureau, Path.of("..", file.group(1))));
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            }
            described(JSON.readTree(bureau.get("/openapi.json").body()));
        }
    }

    /** Before the day of the examples they are checked as of yesterday. */
    private static String past(ReportingBureau bureau, Path file) throws IOException {
        var text = Files.readString(file);
        if (bureau.yesterday().compareTo("2026-11-20") >= 0) return text;
        bureau.jdbc.sql("UPDATE task SET starts = '2000-01-01'").update();
        bureau.jdbc.sql("UPDATE item_list SET year = 2000").update();
        return text.replaceAll("(Date\": \")2026-11-[0-9]{2}", "$1" + bureau.yesterday());
    }

    private static void described(JsonNode api) {
        for (var kind : List.of("results", "penalties", "licences")) {
            var post = api.path("paths").path("/api/v1/" + kind).path("post");
            for (var status : List.of("200", "201", "400", "409", "413", "422"))
                assertThat(post.path("responses").has(status))
                        .as(kind + " " + status)
                        .isTrue();
            assertThat(post.at("/responses/422/description").asText())
                    .contains("records-refused", "idempotency-key-reused");
            assertThat(post.at("/requestBody/content/application~1json/schema/items/$ref")
                            .asText())
                    .endsWith("Submission");
            var correction = api.path("paths")
                    .path("/api/v1/" + kind + "/{id}/corrections")
                    .path("post");
            assertThat(correction.path("responses").has("412")).isTrue();
            assertThat(correction.path("responses").has("428")).isTrue();
        }
        assertThat(api.at("/components/schemas/ResultSubmission/properties").fieldNames())
                .toIterable()
                .contains("taskId", "certNos", "refusalNote");
    }
}
