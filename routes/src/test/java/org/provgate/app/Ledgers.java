package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.provgate.evidence.Evidence;
import org.provgate.evidence.Verification;
import org.provgate.mock.hebei.HebeiPlatform;
import org.provgate.mock.henan.HenanPlatform;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The judge over what went out: what the platform holds, what the database says and what the evidence chain says must be one
 * story. Reads the stand-ins' memory, the tables and the chain; asks no code that sends.
 */
final class Ledgers {

    private final JdbcClient jdbc;
    private final HenanPlatform henan;
    private final HebeiPlatform hebei;

    Ledgers(JdbcClient jdbc, HenanPlatform henan, HebeiPlatform hebei) {
        this.jdbc = jdbc;
        this.henan = henan;
        this.hebei = hebei;
    }

    /** Fails where the three differ. */
    void agree() {
        platformAndDatabase(
                "henan",
                "RESULTS",
                receipts(List.copyOf(henan.inspection().results().entrySet())));
        platformAndDatabase("hebei", "RESULTS", hebei.results());
        platformAndDatabase("hebei", "PENALTIES", hebei.penalties());
        sameIds("PENALTIES", henan.credit().penalties(), "recordId");
        sameIds("BEHAVIOURS", henan.credit().behaviours(), "record_unique_identity");
        databaseAndEvidence();
    }

    /** A record twice at the platform would have two receipts for one id. */
    private static Map<String, String> receipts(List<Map.Entry<String, JsonNode>> held) {
        var receipts = new HashMap<String, String>();
        for (var entry : held) {
            var twice = receipts.put(entry.getValue().get("recordId").asText(), entry.getKey());
            assertThat(twice)
                    .as("held twice: " + entry.getValue().get("recordId"))
                    .isNull();
        }
        return receipts;
    }

    private void platformAndDatabase(String province, String channel, Map<String, String> held) {
        var said = new TreeMap<String, String>();
        jdbc.sql("SELECT external_id, receipt_no FROM delivery WHERE province = :province AND channel = :channel"
                        + " AND state IN ('ACCEPTED', 'PUBLISHED', 'RETURNED')")
                .param("province", province)
                .param("channel", channel)
                .query(r -> {
                    said.put(r.getString(1), r.getString(2));
                });
        assertThat(said).as(province + " " + channel).isEqualTo(new TreeMap<>(held));
    }

    private void sameIds(String channel, List<JsonNode> held, String field) {
        var ids = held.stream().map(n -> n.get(field).asText()).sorted().toList();
        assertThat(ids).as("henan " + channel + " held").doesNotHaveDuplicates();
        assertThat(jdbc.sql("SELECT external_id FROM delivery WHERE province = 'henan' AND channel = :channel"
                                + " AND state = 'ACCEPTED' ORDER BY external_id COLLATE \"C\"")
                        .param("channel", channel)
                        .query(String.class)
                        .list())
                .as("henan " + channel)
                .isEqualTo(ids);
    }

    /** Every verdict in the database is under a digest of the chain, and the chain is whole. */
    private void databaseAndEvidence() {
        assertThat(new Evidence(jdbc).verify()).isInstanceOf(Verification.Intact.class);
        Map<String, List<String>> lines = new HashMap<>();
        jdbc.sql("""
                        SELECT e.push_batch, d.id, d.external_id, e.what, d.receipt_no, e.note,
                               b.state AS batch FROM delivery_event e
                          JOIN delivery d ON d.id = e.delivery_id JOIN push_batch b ON b.id = e.push_batch
                         WHERE e.actor = 'gateway' AND e.what IN ('ACCEPTED', 'DUPLICATE', 'REJECTED', 'PARKED')
                        """).query(r -> {
            var state = r.getString("what").equals("DUPLICATE") ? "ACCEPTED" : r.getString("what");
            var receipt =
                    state.equals("ACCEPTED") && r.getString("receipt_no") != null ? r.getString("receipt_no") : "";
            var object = r.getString("batch").equals("SETTLED")
                    ? "push-batch/" + r.getLong("push_batch")
                    : "delivery/" + r.getLong("id");
            lines.computeIfAbsent(object, o -> new ArrayList<>())
                    .add(r.getString("external_id") + "\t" + state + "\t" + receipt + "\n");
        });
        Map<String, String> chain = new TreeMap<>();
        jdbc.sql("SELECT object, digest_after FROM evidence WHERE action = 'push.settled'")
                .query(r -> {
                    chain.put(r.getString(1), r.getString(2));
                });
        Map<String, String> database = new TreeMap<>();
        lines.forEach((object, all) ->
                database.put(object, sha256(all.stream().sorted().collect(Collectors.joining()))));
        assertThat(database).isEqualTo(chain);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
