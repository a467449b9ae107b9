package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papers of a task outside the draw, by command and over HTTP. */
class PapersTest {

    private static final String TASK = "410402202611210001";
    private static final Bureau BUREAU = Bureau.withSubjects(500);
    private static String key;
    private static ConfigurableApplicationContext gateway;

    @TempDir
    Path folder;

    @BeforeAll
    static void aTaskOfThreeSubjects() {
        BUREAU.settings.put("server.port", "0");
        gateway = Provgate.serve(BUREAU.arguments());
        key = Keys.office(gateway.getBean(JdbcClient.class));
        var jdbc = gateway.getBean(JdbcClient.class);
        jdbc.sql("""
                        INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, changed_by, changed_at)
                        VALUES ('GW1', 'ZJ', '张一', '新华区住建局', '豫D001', '2030-01-01', 'test', now())
                        """).update();
        jdbc.sql("""
                        INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES (:task, 'SAFETY', 'A-1', '安全检查', 'henan', '410402', '2026-11-23', '2026-12-18', 'OPEN', 'test', now())
                        """).param("task", TASK).update();
        jdbc.sql("""
                        INSERT INTO task_target (task_id, subject_key, position, form_no)
                        SELECT :task, 'SUBJ-' || n, n, :task || '-0000' || n FROM generate_series(1, 3) n
                        """).param("task", TASK).update();
    }

    @AfterAll
    static void close() {
        gateway.close();
        BUREAU.close();
    }

    @Test
    void forms_print_writes_one_file_or_several_and_leaves_no_half_one() {
        assertThat(print("--task", TASK, "-o", folder.resolve("all.pdf").toString()))
                .isEqualTo(Exit.OK);
        assertThat(print(
                        "--task",
                        TASK,
                        "--kind",
                        "notice",
                        "--per-file",
                        "2",
                        "-o",
                        folder.resolve("n.pdf").toString()))
                .isEqualTo(Exit.OK);
        assertThat(print(
                        "--task",
                        "410402209901010001",
                        "-o",
                        folder.resolve("none.pdf").toString()))
                .isEqualTo(Exit.ERROR);
        assertThat(print("-o", folder.resolve("none.pdf").toString())).isEqualTo(Exit.USAGE);
        assertThat(folder)
                .isDirectoryContaining(file -> file.endsWith("all.pdf"))
                .isDirectoryContaining(file -> file.endsWith("n-1.pdf"))
                .isDirectoryContaining(file -> file.endsWith("n-2.pdf"));
        assertThat(folder.toFile().list()).hasSize(3);
        assertThat(folder.resolve("all.pdf")).satisfies(file -> assertThat(Files.readAllBytes(file))
                .startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void the_api_answers_with_a_pdf_and_says_how_many_subjects_there_are() throws Exception {
        var answer = get("/api/v1/tasks/" + TASK + "/forms.pdf?first=2&count=1");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(answer.headers().firstValue("X-Total-Count")).hasValue("3");
        assertThat(answer.body()).startsWith("%PDF-");
    }

    @Test
    void what_the_api_cannot_print_is_a_problem_with_a_code() throws Exception {
        var unknown = get("/api/v1/tasks/410402209901010001/forms.pdf");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("\"code\":\"task-unknown\"");
        assertThat(get("/api/v1/tasks/" + TASK + "/forms.pdf?subject=SUBJ-9").body())
                .contains("\"code\":\"target-unknown\"");
        assertThat(get("/api/v1/tasks/" + TASK + "/forms.pdf?kind=plan").body()).contains("\"code\":\"not-drawn\"");
        var kind = get("/api/v1/tasks/" + TASK + "/forms.pdf?kind=poster");
        assertThat(kind.statusCode()).isEqualTo(400);
        assertThat(kind.body()).contains("sheet, notice, plan");
        assertThat(get("/api/v1/batches/none/plan.pdf").body()).contains("\"code\":\"batch-unknown\"");
    }

    @Test
    void reports_go_into_files_and_over_http_with_a_name() throws Exception {
        var year = "2026";
        var book = folder.resolve("year.xlsx");
        assertThat(run("reports", "year", year, "--out", book.toString())).isEqualTo(Exit.OK);
        assertThat(book).satisfies(file -> assertThat(Files.readAllBytes(file)).startsWith('P', 'K'));
        assertThat(run("reports", "quarter", year + "Q1", "--province", "henan", "-o", book.toString()))
                .isEqualTo(Exit.OK);
        assertThat(run("reports", "quarter", year, "--out", book.toString())).isEqualTo(Exit.USAGE);
        assertThat(run("reports", "year", year + "Q1", "--out", book.toString()))
                .isEqualTo(Exit.USAGE);
        assertThat(run(
                        "reports",
                        "year",
                        "9998",
                        "--out",
                        folder.resolve("none.xlsx").toString()))
                .isEqualTo(Exit.ERROR);
        assertThat(run(
                        "reports",
                        "year",
                        year,
                        "--province",
                        "nowhere",
                        "--out",
                        folder.resolve("none.xlsx").toString()))
                .isEqualTo(Exit.ERROR);
        var circular = folder.resolve("circular.pdf");
        assertThat(run("reports", "circular", TASK, "--out", circular.toString()))
                .isEqualTo(Exit.OK);
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("year.xlsx", "circular.pdf");

        var statistics = get("/api/v1/reports/statistics/" + year + ".xlsx?province=henan");
        assertThat(statistics.statusCode()).isEqualTo(200);
        assertThat(statistics.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"statistics-" + year + "-henan.xlsx\"");
        var paper = get("/api/v1/reports/circulars/" + TASK + ".pdf");
        assertThat(paper.headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(paper.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"circular-" + TASK + ".pdf\"");
    }

    @Test
    void reports_that_cannot_be_written_are_problems_with_a_code() throws Exception {
        assertThat(get("/api/v1/reports/statistics/2026Q5.xlsx").statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/reports/statistics/2026.xlsx?province=nowhere").statusCode())
                .isEqualTo(400);
        assertThat(get("/api/v1/reports/statistics/9998.xlsx").body()).contains("\"code\":\"period-not-begun\"");
        assertThat(get("/api/v1/reports/circulars/410402209901010001.pdf").body())
                .contains("\"code\":\"task-unknown\"");
    }

    private static int print(String... words) {
        var print = new ArrayList<>(List.of("forms", "print"));
        print.addAll(List.of(words));
        return run(print.toArray(String[]::new));
    }

    private static int run(String... words) {
        var args = new ArrayList<String>();
        BUREAU.settings.forEach((key, value) -> args.add("--" + key + "=" + value));
        args.addAll(List.of(words));
        return Provgate.run(args.toArray(String[]::new));
    }

    private static HttpResponse<String> get(String path) throws Exception {
        var port = gateway.getEnvironment().getProperty("local.server.port");
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .header("Accept", "*/*")
                                .header("Authorization", key)
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }
}
