package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;
import org.provgate.mock.Fault;
import org.provgate.outbox.Channel;
import org.provgate.outbox.Contents;
import org.provgate.outbox.Outbox;
import org.provgate.outbox.Outgoing;
import org.provgate.spi.credit.SanctionFeedback;
import org.provgate.spi.supervision.CaseTransfer;

/** Cases to the Hebei platform, feedback on measures to the Henan one. */
class HandoverTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private final PushBureau pushing = new PushBureau();

    @AfterEach
    void close() {
        pushing.close();
    }

    private void put(String province, Channel channel, String kind, String id, Object content) {
        pushing.jdbc
                .sql("""
                        INSERT INTO record (id, kind, province, area_code, department, subject_key, business_key, content, digest, event_on,
                                            submission, submitted_by, submitted_at)
                        VALUES (:id, :kind, :province, '130634', 'ZJ', 'S', :id, '{}', 'd', :day, 's', '李', now())
                        """)
                .param("id", id)
                .param("kind", kind)
                .param("province", province)
                .param("day", DAY)
                .update();
        pushing.bureau
                .gateway()
                .get(Outbox.class)
                .enqueue(List.of(new Outgoing(id, province, channel, id, "S", "", Contents.write(content))));
    }

    private void transfer(String id) {
        put(
                "hebei",
                Channel.TRANSFERS,
                "TRANSFER",
                id,
                new CaseTransfer(
                        id,
                        CaseTransfer.Kind.PUBLIC_SECURITY,
                        "公安局",
                        "甲公司",
                        "91130634MA44X5P86N",
                        null,
                        "涉嫌串通投标",
                        null,
                        DAY));
    }

    @Test
    void R59_the_number_Hebei_gives_a_case_stands_in_its_delivery_also_when_the_first_answer_was_lost() {
        transfer("T-1");
        transfer("T-2");
        pushing.bureau.faults("hebei").next(Fault.RESET_AFTER, 1);
        pushing.provgate("push", "run", "--province", "hebei");
        pushing.jdbc.sql("UPDATE push_batch SET next_at = now()").update();
        pushing.jdbc.sql("UPDATE push_gate SET closed_until = NULL").update();
        assertThat(pushing.provgate("push", "run", "--province", "hebei").exit())
                .isEqualTo(Exit.OK);
        assertThat(pushing.jdbc
                        .sql("SELECT external_id, receipt_no FROM delivery WHERE state = 'ACCEPTED'")
                        .query((r, n) -> Map.entry(r.getString(1), r.getString(2)))
                        .list())
                .hasSize(2)
                .containsExactlyInAnyOrderElementsOf(
                        pushing.bureau.hebei.transfers().entrySet());
    }

    @Test
    void R59_a_case_written_and_sent_by_commands_is_at_the_Hebei_platform_and_shows_its_number(@TempDir Path folder)
            throws IOException {
        var form = Files.writeString(folder.resolve("case.json"), """
                {"kind": "OTHER_DEPT", "to": "XF", "province": "hebei", "origin": "ON_SITE", "name": "乙公司", "item": "堵塞疏散通道",
                 "facts": "二层通道上锁"}""");
        var written = pushing.provgate("transfers", "write", form.toString(), "--department", "ZJ", "--actor", "wang");
        assertThat(written.exit()).as(written.err()).isEqualTo(Exit.OK);
        var id = pushing.jdbc.sql("SELECT id FROM transfer").query(String.class).single();
        pushing.provgate("transfers", "send", id, "--department", "ZJ", "--actor", "wang");
        assertThat(pushing.provgate("push", "run", "--province", "hebei").exit())
                .isEqualTo(Exit.OK);
        var number = pushing.bureau.hebei.transfers().get(id);
        assertThat(pushing.provgate("transfers", "show", id).out()).contains("省平台已接收，回执号" + number, "SENT 已移送");
        assertThat(pushing.provgate("transfers", "answer", id, "RECEIVED", "--department", "XF")
                        .exit())
                .isEqualTo(Exit.OK);
        assertThat(pushing.provgate("transfers", "list", "--department", "XF", "--box", "received")
                        .out())
                .contains(id, "RECEIVED 已受理");
        assertThat(pushing.provgate("transfers", "send", "nothing", "--department", "ZJ")
                        .err())
                .contains("there is no transfer nothing");
        assertThat(pushing.provgate("clues", "list").exit()).isEqualTo(Exit.OK);
        assertThat(pushing.provgate("evidence", "verify").exit()).isEqualTo(Exit.OK);
    }

    @Test
    void R56_feedback_on_a_measure_is_at_the_Henan_platform_and_on_an_unknown_one_is_refused() {
        pushing.bureau.henan.credit().sanction("91410402MA44X5P86N", "LC-1", "政府采购", "限制参加");
        put(
                "henan",
                Channel.SANCTION_FEEDBACK,
                "FEEDBACK",
                "F-1",
                new SanctionFeedback("LC-1", "F-1", "财政局", "已限制", DAY, null));
        put(
                "henan",
                Channel.SANCTION_FEEDBACK,
                "FEEDBACK",
                "F-2",
                new SanctionFeedback("LC-9", "F-2", "财政局", "已限制", DAY, null));
        assertThat(pushing.provgate("push", "run", "--province", "henan").exit())
                .isEqualTo(Exit.PARTIAL);
        assertThat(pushing.state("F-1")).isEqualTo("ACCEPTED");
        assertThat(pushing.state("F-2")).isEqualTo("REJECTED");
        assertThat(pushing.bureau.henan.credit().feedback()).containsOnlyKeys("F-1");
    }
}
