package org.provgate.app;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Contents;
import org.provgate.outbox.Outbox;
import org.provgate.outbox.Outgoing;
import org.provgate.spi.credit.Party;
import org.provgate.spi.credit.Penalty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A bureau with penalties to bring to both provinces' stand-ins, and the commands its operator types. */
final class PushBureau implements AutoCloseable {

    static final String PERSON_ID = "410402197901011231";
    static final String PERSON = "张某某";

    final Bureau bureau = Bureau.withSubjects(100);
    final JdbcClient jdbc;

    /** How a command ended. */
    record Ended(int exit, String out, String err) {}

    PushBureau() {
        bureau.settings.put("server.port", "0");
        bureau.settings.put("provgate.push.every", "100ms");
        bureau.settings.put("provgate.push.first-pause", "30s");
        jdbc = JdbcClient.create(new DriverManagerDataSource((String) bureau.settings.get("spring.datasource.url")));
        bureau.gateway();
    }

    void penalty(String province, String id, Party party) {
        var organ = new Penalty.Organ("住房和城乡建设局", "11410402MB0U1234XT");
        var penalty = new Penalty(
                id,
                party,
                null,
                "罚字〔2026〕" + id + "号",
                List.of("罚款"),
                "未取得施工许可证擅自施工",
                PERSON + "擅自施工",
                "《建筑法》第六十四条",
                "罚款",
                new BigDecimal("1.5"),
                null,
                null,
                LocalDate.now(ZoneId.of("Asia/Shanghai")),
                null,
                null,
                organ,
                organ,
                null);
        jdbc.sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, business_key, content, digest, event_on,
                                            submission, submitted_by, submitted_at)
                        VALUES (:id, 'PENALTY', :province, '410402', 'ZJ', '91410402MA44X5P86N', :id, '{}', 'd', current_date, 's', '李', now())
                        """).param("id", id).param("province", province).update();
        bureau.gateway()
                .get(Outbox.class)
                .enqueue(List.of(
                        new Outgoing(id, province, Channel.PENALTIES, id, "lane-" + id, "", Contents.write(penalty))));
    }

    static Party person() {
        return new Party(PERSON, Party.Kind.PERSON, null, null, null, "身份证", PERSON_ID);
    }

    static Party firm(String uscc) {
        return new Party("甲公司", Party.Kind.ORGANISATION, uscc, null, null, null, null);
    }

    long id(String record) {
        return jdbc.sql("SELECT id FROM delivery WHERE record_id = :r")
                .param("r", record)
                .query(Long.class)
                .single();
    }

    String state(String record) {
        return jdbc.sql("SELECT state FROM delivery WHERE record_id = :r")
                .param("r", record)
                .query(String.class)
                .single();
    }

    Ended provgate(String... words) {
        var args = new ArrayList<>(bureau.arguments());
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

    @Override
    public void close() {
        bureau.close();
    }
}
