package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody sends another department's officers. */
class ForeignOfficersTest {

    private static final String OF = """
            "name": "核查", "province": "henan", "areaCode": "410402", "starts": "2026-01-01", "ends": "2099-12-31", "subjects": ["%s"],
            "officers": %s""";

    private static ReportingBureau bureau;
    private static String brigade;

    @BeforeAll
    static void aDepartmentWithTwoOfficers() {
        bureau = new ReportingBureau(5, TestServer.database(), "--provgate.push.enabled=false");
        bureau.jdbc.sql("""
                        INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, changed_by, changed_at)
                        SELECT 'XF' || n, 'XF', '乙', '队', 'XF' || n, '2099-12-31', 'a', now() FROM generate_series(1, 2) n
                        """).update();
        brigade = Keys.all(bureau.jdbc, "XF");
    }

    @AfterAll
    static void stop() {
        bureau.close();
    }

    private static String order(List<String> officers) throws Exception {
        return OF.formatted(ReportingBureau.FIRM, new ObjectMapper().writeValueAsString(officers));
    }

    private static int tasks() {
        return bureau.jdbc.sql("SELECT count(*) FROM task").query(Integer.class).single();
    }

    private static void refused(String path, String body) throws Exception {
        int before = tasks();
        var answer = bureau.post(path, null, body, "Authorization", brigade);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("an officer is of another department");
        assertThat(tasks()).isEqualTo(before);
    }

    @Test
    void a_task_outside_the_draw_is_for_ones_own() throws Exception {
        var task = "{\"ground\": \"COMPLAINT\", \"reference\": \"投2\", %s}";
        refused("/tasks", task.formatted(order(List.of("ZJ1", "ZJ2"))));
        refused("/tasks", task.formatted(order(List.of("XF1", "ZJ1"))));
        var own = bureau.post("/tasks", null, task.formatted(order(List.of("XF1", "XF2"))), "Authorization", brigade);
        assertThat(own.statusCode()).as(own.body()).isEqualTo(201);
    }

    @Test
    void so_is_the_inspection_of_a_clue() throws Exception {
        var id = "C20261101-0123456789ab";
        bureau.jdbc.sql("""
                        INSERT INTO clue (id, subject, what, received_at, state, department, assigned_by, assigned_at)
                        VALUES (?, '甲公司', '夜间施工', now(), 'ASSIGNED', 'XF', 'a', now())
                        """).param(id).update();
        refused("/clues/" + id + "/inspection", "{" + order(List.of("XF1", "ZJ1")) + "}");
        var own = bureau.post(
                "/clues/" + id + "/inspection",
                null,
                "{" + order(List.of("XF1", "XF2")) + "}",
                "Authorization",
                brigade);
        assertThat(own.statusCode()).as(own.body()).isEqualTo(200);
    }
}
