package org.provgate.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.provgate.cli.Exit;

/** {@code provgate open …} as an operator types it. */
class OpenCommandsTest {

    private final String database = "--spring.datasource.url=" + TestServer.database();

    @Test
    void what_is_open_is_written_to_files_also_where_there_is_nothing_yet(@TempDir Path folder) throws Exception {
        var csv = folder.resolve("results.csv");
        assertThat(provgate("open", "export", "--what", "results", "--format", "csv", "--out", csv.toString()))
                .isEqualTo(Exit.OK);
        assertThat(Files.readString(csv)).startsWith("id,publishedOn,").hasLineCount(1);
        var json = folder.resolve("items.json");
        assertThat(provgate("open", "export", "--what", "items", "--format", "json", "--out", json.toString()))
                .isEqualTo(Exit.OK);
        assertThat(Files.readString(json)).isEqualTo("[]");
        assertThat(provgate("open", "withdraw", "P-none", "--reason", "撤销", "--actor", "wang"))
                .isEqualTo(Exit.ERROR);
        assertThat(provgate("open", "export", "--what", "officers")).isEqualTo(Exit.USAGE);
    }

    private int provgate(String... words) {
        var all = new String[words.length + 2];
        all[0] = database;
        all[1] = "--spring.datasource.username=postgres";
        System.arraycopy(words, 0, all, 2, words.length);
        return Provgate.run(all);
    }
}
