package org.provgate.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/** A frame of so many candidates in three strata, and a roster, all valid and sorted; as files in {@code folder}. */
record Candidates(Path folder, int count) {

    void write(int officers) throws IOException {
        try (var out = new BufferedOutputStream(Files.newOutputStream(folder.resolve("frame.tsv")))) {
            for (int i = 0; i < count; i++) out.write((line(i) + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        Files.writeString(
                folder.resolve("roster.tsv"),
                IntStream.range(0, officers)
                        .mapToObj(i -> "GW" + (100_000 + i) + "\tD" + i % 3 + "\t" + (i % 4 == 0 ? "安全" : "")
                                + "\t2027-12-31\n")
                        .collect(Collectors.joining()));
        Files.writeString(folder.resolve("conflicts.tsv"), "");
    }

    /** The plain way: as many, from one table, in random order. @return seconds, without filling the table */
    double plain(Database database) throws SQLException, IOException {
        try (var connection = database.connect(database.create("draw_" + count));
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE candidate (id text COLLATE \"C\" NOT NULL, stratum text NOT NULL)");
            try (var frame = Files.newInputStream(folder.resolve("frame.tsv"))) {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY candidate FROM STDIN", frame);
            }
            statement.execute("ALTER TABLE candidate ADD PRIMARY KEY (id)");
            statement.execute("VACUUM ANALYZE candidate");
            statement.execute("CHECKPOINT");
            long started = System.nanoTime();
            statement.execute("CREATE TEMP TABLE taken AS SELECT row_number() OVER () AS place, id FROM"
                    + " (SELECT id FROM candidate ORDER BY random() LIMIT " + count / 20 + ") AS drawn");
            return (System.nanoTime() - started) / 1e9;
        }
    }

    /** As long as an identity of the register, in order. */
    private static String line(int i) {
        return "91410402" + (1_000_000_000L + 7L * i) + "\t" + "AAAAAAABBC".charAt(i % 10);
    }
}
