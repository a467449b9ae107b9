package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.provgate.cli.Exit;
import org.provgate.mock.Fault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The commands as an operator types them: what they print, and how they end. */
class CommandsTest {

    private static final Bureau BUREAU = Bureau.withSubjects(500);

    /** How a command ended. */
    private record Ended(int exit, String out, String err) {}

    @BeforeAll
    static void aSealedNight() {
        BUREAU.settings.put("provgate.calls.attempts", "2");
        assertThat(provgate("sync", "run").exit).isEqualTo(Exit.OK);
    }

    @AfterAll
    static void close() {
        BUREAU.close();
    }

    @Test
    void sync_status_shows_both_provinces_and_json_has_every_count() {
        assertThat(provgate("sync", "status").out).contains("henan", "hebei", "SEALED", "four lists");
        assertThat(provgate("sync", "status", "--json").out)
                .contains("\"province\" : \"henan\"", "\"registerRoot\"", "\"duplicates\"");
    }

    @Test
    void registers_export_writes_canonical_csv_of_now_and_of_a_day() {
        var now = provgate("registers", "export", "--province", "henan");
        assertThat(now.out)
                .startsWith("source_key,uscc,reg_no,name,")
                .hasLineCount(BUREAU.truth("henan", 0).size() + 1);
        assertThat(now.err).contains("rows");
        assertThat(provgate("registers", "export", "--province", "henan", "--as-of", "2020-01-01").out)
                .hasLineCount(1);
    }

    @Test
    void wrong_use_ends_with_2_and_says_what_is_meant() {
        var ended = provgate("registers", "export", "--province", "henan", "--as-of", "gestern");
        assertThat(ended.exit).isEqualTo(Exit.USAGE);
        assertThat(ended.err).contains("'gestern' is neither a day like 2026-11-20");
        assertThat(provgate("sync", "runn").exit).isEqualTo(Exit.USAGE);
        var unknown = provgate("sync", "run", "--province", "shanxi");
        assertThat(unknown.exit).isEqualTo(Exit.ERROR);
        assertThat(unknown.err).contains("there is no enabled province shanxi").contains("hebei");
    }

    @Test
    void help_comes_with_an_example_and_starts_nothing() {
        for (var words :
                List.of(List.of("--help"), List.of("sync", "run", "--help"), List.of("evidence", "verify", "--help"))) {
            var ended = provgate(words.toArray(String[]::new));
            assertThat(ended.exit).isEqualTo(Exit.OK);
            assertThat(ended.out).contains("Example: ");
        }
    }

    @Test
    void quarantine_list_names_rule_page_and_subject_and_with_json_the_row_as_it_came() {
        assertThat(provgate("quarantine", "list").out)
                .contains("faults")
                .containsPattern("CODE|DATE|LENGTH|MISSING|FORMAT|CHECK_DIGIT");
        assertThat(provgate("quarantine", "list", "--province", "hebei", "--json").out)
                .contains("\"raw\" : \"<Subject>");
    }

    @Test
    void adapters_lists_what_was_found_with_version_and_services() {
        var ended = provgate("adapters");
        assertThat(ended.exit).isEqualTo(Exit.OK);
        assertThat(ended.out).contains("henan", "hebei", "register", "built in");
    }

    @Test
    void config_check_names_every_wrong_key_and_never_a_secret() {
        var ended = provgate(
                "config",
                "check",
                "--provgate.provinces.henan.app-sekret=hidden-1",
                "--provgate.provinces.hebei.sm4-key=hidden-2",
                "--provgate.provinces.hebei.area-code=410402");
        assertThat(ended.exit).isEqualTo(Exit.ERROR);
        assertThat(ended.err)
                .contains("provgate.provinces.henan.app-sekret", "did you mean app-secret")
                .contains("provgate.provinces.hebei.sm4-key", "provgate.provinces.hebei.area-code")
                .doesNotContain("hidden");
        var unknown = provgate("config", "check", "--provgate.nights.at=02:00");
        assertThat(unknown.exit).isEqualTo(Exit.ERROR);
        assertThat(unknown.err).contains("provgate.nights.at");
        assertThat(provgate("config", "check").out).contains("the settings are in order; 2 provinces");
    }

    @Test
    void a_port_that_is_taken_is_said_with_what_to_do() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ended = provgate("--server.port=" + taken.getLocalPort());
            assertThat(ended.exit).isEqualTo(Exit.ERROR);
            assertThat(ended.err)
                    .contains("port " + taken.getLocalPort() + " is in use", "--server.port=")
                    .hasLineCount(1);
        }
    }

    @Test
    void an_unreachable_platform_ends_with_4_and_with_3_if_the_other_is_sealed() {
        BUREAU.faults("henan").every(1, Fault.RESET_BEFORE);
        try {
            var alone = provgate("sync", "run", "--province", "henan");
            assertThat(alone.exit).isEqualTo(Exit.UPSTREAM);
            assertThat(alone.out).contains("FAILED").contains("henan");
            assertThat(provgate("sync", "run").exit).isEqualTo(Exit.PARTIAL);
        } finally {
            BUREAU.faults("henan").clear();
        }
        assertThat(provgate("sync", "run").exit).isEqualTo(Exit.OK);
    }

    @Test
    void evidence_verify_ends_with_5_and_names_the_first_bad_row() {
        assertThat(provgate("evidence", "verify").exit).isEqualTo(Exit.OK);
        var jdbc =
                JdbcClient.create(new DriverManagerDataSource((String) BUREAU.settings.get("spring.datasource.url")));
        jdbc.sql("ALTER TABLE evidence DISABLE TRIGGER ALL").update();
        jdbc.sql("UPDATE evidence SET outcome = outcome || '!' WHERE sequence = 2")
                .update();
        var ended = provgate("evidence", "verify");
        jdbc.sql("UPDATE evidence SET outcome = left(outcome, -1) WHERE sequence = 2")
                .update();
        jdbc.sql("ALTER TABLE evidence ENABLE TRIGGER ALL").update();
        assertThat(ended.exit).isEqualTo(Exit.NOT_VERIFIED);
        assertThat(ended.out).contains("2");
    }

    private static Ended provgate(String... words) {
        var args = new ArrayList<String>();
        BUREAU.settings.forEach((key, value) -> args.add("--" + key + "=" + value));
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
