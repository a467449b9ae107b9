package org.provgate.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.provgate.batches.BatchDefinition;
import org.provgate.batches.Batches;
import org.provgate.cli.Exit;
import org.provgate.draw.Contribution;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A bureau ready to draw: a sealed register of 2,000 subjects, officers, a fixed item list; and the commands it types. */
final class DrawnBureau {

    final String url = TestServer.database();
    final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url));

    /** How a command ended. */
    record Ended(int exit, String out, String err) {}

    DrawnBureau() {
        if (provgate("draw", "list").exit != Exit.OK) throw new IllegalStateException("the schema is not there");
        jdbc.sql("CREATE TABLE subject_henan PARTITION OF subject FOR VALUES IN ('henan')")
                .update();
        jdbc.sql("""
                        INSERT INTO subject (province, identity, bucket, content_hash, updated_at, run_id, valid_from, name, ent_type,
                                             industry_code, area_code, state, risk_grade)
                        SELECT 'henan', 'SUBJ-' || lpad(n::text, 6, '0'), 0, '', now(), 1, now(), '企业' || n, '1130', '4710', '410402',
                               CASE WHEN n % 50 = 0 THEN '4' ELSE '1' END, substr('ABCD', 1 + n % 4, 1) FROM generate_series(1, 2000) n
                        """).update();
        jdbc.sql("INSERT INTO run (province, area_code, state, stage, holder, opened_at, register_root)"
                        + " VALUES ('henan', '410402', 'SEALED', 'DONE', gen_random_uuid(), now(), repeat('a', 64))")
                .update();
        for (var department : List.of("ZJ", "XF")) officersAndItems(department);
    }

    private void officersAndItems(String department) {
        jdbc.sql("""
                        INSERT INTO officer (id, department, name, unit, cert_no, cert_valid_to, specialties, changed_by, changed_at)
                        SELECT :d || lpad(n::text, 3, '0'), :d, '甲', '局', :d || n, '2099-12-31', '{安全}', 'a', now()
                          FROM generate_series(1, 10) n
                        """).param("d", department).update();
        jdbc.sql("""
                        WITH list AS (
                            INSERT INTO item_list (department, joint, year, version, state, written_by, written_at, fixed_by, fixed_at)
                            VALUES (:d, false, 2099, 1, 'FIXED', 'a', now(), 'b', now()) RETURNING id)
                        INSERT INTO item SELECT id, '41040200000001', '检查', 'GENERAL', '法', '局', '企业', '内容', '现场', '要求', NULL,
                               NULL, NULL, NULL, 'COUNTY' FROM list
                        """).param("d", department).update();
    }

    /** Writes a definition of 10 % of each grade. */
    Path definition(Path folder, String id, String more) throws IOException {
        return Files.writeString(folder.resolve(id + ".json"), """
                {"id": "%s", "province": "henan", "areaCode": "410402", "name": "联合抽查", "leadDepartment": "ZJ",
                 "itemClass": "GENERAL", "rates": {"A": 0.1, "B": 0.1, "C": 0.1, "D": 0.1}, "slack": 1,
                 "windowStart": "2099-12-01", "windowEnd": "2099-12-31",
                 "departments": [{"id": "ZJ", "teamSize": 2, "specialty": "安全", "items": ["41040200000001"]},
                                 {"id": "XF", "teamSize": 2, "items": ["41040200000001"]}],
                 "contributors": [{"name": "zhujian"}, {"name": "sifa"}]%s}
                """.formatted(id, more));
    }

    /** Brings a batch to where only the draw is missing. */
    void revealed(Path folder, String id) throws IOException {
        done("draw", "open", definition(folder, id, "").toString());
        done("draw", "freeze", id);
        for (var contributor : List.of("zhujian", "sifa"))
            done("draw", "commit", id, contributor, Contribution.commitment(contributor, "9f2c", "秋高气爽"));
        for (var contributor : List.of("zhujian", "sifa"))
            done("draw", "reveal", id, contributor, "--nonce", "9f2c", "--value", "秋高气爽");
    }

    /** The same in one start of the gateway. */
    void revealedQuickly(Path folder, String id) throws IOException {
        try (var gateway = Provgate.start(settings())) {
            var batches = gateway.get(Batches.class);
            var file = definition(folder, id, "").toFile();
            batches.open(gateway.get(ObjectMapper.class).readValue(file, BatchDefinition.class), "li");
            batches.freeze(id, "li");
            for (var contributor : List.of("zhujian", "sifa"))
                batches.commit(id, contributor, Contribution.commitment(contributor, "9f2c", "秋高气爽"), "li");
            for (var contributor : List.of("zhujian", "sifa")) batches.reveal(id, contributor, "9f2c", "秋高气爽", "li");
        }
    }

    private List<String> settings() {
        return List.of("--spring.datasource.url=" + url, "--spring.datasource.username=postgres");
    }

    String done(String... words) {
        var ended = provgate(words);
        if (ended.exit != Exit.OK) throw new AssertionError(String.join(" ", words) + ": " + ended);
        return ended.out;
    }

    Ended provgate(String... words) {
        var args = new ArrayList<>(settings());
        args.addAll(List.of(words));
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var realOut = System.out;
        var realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int exit = Provgate.run(args.toArray(String[]::new));
            return new Ended(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
    }
}
