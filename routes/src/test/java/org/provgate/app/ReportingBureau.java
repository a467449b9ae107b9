package org.provgate.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.provgate.access.Role;
import org.provgate.outbox.Channel;
import org.provgate.submissions.Outlets;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A running gateway with an open task of the last days and this one, whose targets are {@code SUBJ-000001} and on. */
final class ReportingBureau implements AutoCloseable {

    static final String TASK = "410402202611010001";
    static final String FIRM = "91410402MA9K0001XT";

    final JdbcClient jdbc;
    private final ConfigurableApplicationContext gateway;
    private final String base;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String key;

    /** Platforms that take everything. */
    @Configuration(proxyBeanMethods = false)
    static class AllTaken {
        @Bean
        @Primary
        Outlets everything() {
            return new Outlets(Map.of(
                    "henan",
                    new Outlets.Outlet(
                            "410402",
                            Set.of(Channel.RESULTS, Channel.PENALTIES, Channel.LICENCES, Channel.BEHAVIOURS))));
        }
    }

    ReportingBureau(int targets) {
        this(targets, TestServer.database());
    }

    /** @param settings more of them, such as {@code --server.forward-headers-strategy=native} */
    ReportingBureau(int targets, String url, String... settings) {
        gateway = TestServer.gateway(AllTaken.class)
                .run(Stream.concat(
                                Stream.of(
                                        "--spring.datasource.url=" + url,
                                        "--spring.datasource.username=postgres",
                                        "--server.port=0"),
                                Stream.of(settings))
                        .toArray(String[]::new));
        base = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port") + "/api/v1";
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
        seed(targets);
        key = Keys.of(jdbc, "ZJ", Role.CLERK, Role.REVIEWER);
    }

    private void seed(int targets) {
        jdbc.sql("CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan')")
                .update();
        jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, source_key, uscc)
                        SELECT 'henan', CASE n WHEN 0 THEN :firm ELSE 'SUBJ-' || lpad(n::text, 6, '0') END, 0, '', now(), 1, now(), '企业' || n,
                               'P' || n, CASE n WHEN 0 THEN :firm END
                          FROM generate_series(0, :targets) n
                        """).param("firm", FIRM).param("targets", targets).update();
        jdbc.sql("CREATE UNIQUE INDEX subject_henan_identity ON subject_henan (identity)")
                .update();
        jdbc.sql("""
                        INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, changed_by, changed_at)
                        SELECT 'ZJ' || n, 'ZJ', '甲', '局', 'ZJ' || n, '2099-12-31', 'a', now() FROM generate_series(1, 2) n
                        """).update();
        jdbc.sql("""
                        WITH list AS (
                            INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
                            SELECT 'ZJ', false, extract(year FROM now() - interval '20 days'), 1, 'FIXED', 'a', now(), 'b', now() RETURNING id)
                        INSERT INTO item SELECT id, '41040200000001', '检查', 'GENERAL', '法', '局', '企业', '内容', '现场', '要求', NULL,
                               NULL, NULL, NULL, 'COUNTY' FROM list
                        """).update();
        jdbc.sql("""
                        INSERT INTO task (id, ground, ground_ref, name, province, area_code, starts, ends, state, created_by, created_at)
                        VALUES (:task, 'COMPLAINT', '投1', '检查', 'henan', '410402', now() - interval '20 days', now() + interval '5 days', 'OPEN',
                                'a', now())
                        """).param("task", TASK).update();
        jdbc.sql("""
                        INSERT INTO task_target (task_id, subject_key, position, form_no)
                        SELECT :task, identity, row_number() OVER (), identity FROM subject
                        """).param("task", TASK).update();
        jdbc.sql("""
                        INSERT INTO task_seat (task_id, subject_key, department, seat, officer_id)
                        SELECT :task, subject_key, 'ZJ', n, 'ZJ' || n FROM task_target, generate_series(1, 2) n
                        """).param("task", TASK).update();
        jdbc.sql("ANALYZE").update();
    }

    /** A result without a fault, checked yesterday. @param more members, each with a comma before it */
    String result(String subject, String more) {
        return result(subject, yesterday(), more);
    }

    String result(String subject, String day, String more) {
        return """
                {"taskId": "%s", "subject": "%s", "itemCodes": ["41040200000001"], "mode": "ON_SITE", "checkDate": "%s",
                 "certNos": ["ZJ1", "ZJ2"], "findings": ["NO_PROBLEM"], "signed": true%s}
                """.formatted(TASK, subject, day, more);
    }

    String yesterday() {
        return jdbc.sql("SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date - 1")
                .query(String.class)
                .single();
    }

    HttpResponse<String> post(String path, String key, String body, String... headers)
            throws IOException, InterruptedException {
        var request = request(path).header("Content-Type", "application/json").header("X-Actor", "wang");
        if (key != null) request.header("Idempotency-Key", key);
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return http.send(
                request.POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = request(path);
        for (int i = 0; i < headers.length; i += 2) request.setHeader(headers[i], headers[i + 1]);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Asks for an address below the root. */
    HttpResponse<String> root(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(base.substring(0, base.length() - "/api/v1".length()) + path));
        if (headers.length > 0) request.headers(headers);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** As department ZJ. */
    HttpResponse<byte[]> download(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Uploads a file as department ZJ. */
    HttpResponse<byte[]> upload(String path, byte[] file, String accept) throws IOException, InterruptedException {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(file);
        body.writeBytes("\r\n--part--\r\n".getBytes(StandardCharsets.US_ASCII));
        var request = request(path)
                .header("Content-Type", "multipart/form-data; boundary=part")
                .header("Accept", accept)
                .header("X-Actor", "wang");
        return http.send(
                request.POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", key);
    }

    /** Returns the address of the gateway, without a path. */
    String root() {
        return base.substring(0, base.indexOf("/api"));
    }

    <T> T bean(String name, Class<T> type) {
        return gateway.getBean(name, type);
    }

    <T> T bean(Class<T> type) {
        return gateway.getBean(type);
    }

    Object bean(String name) {
        return gateway.getBean(name);
    }

    @Override
    public void close() {
        gateway.close();
    }
}
