package org.provgate.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All figures for one number of rows.
 *
 * @param floor primary key and three indexes
 * @param leanFloor primary key and two: exactly what a subject partition has
 * @param naiveRows how many rows the naive way took its seconds for
 */
record Round(
        int rows,
        Floor.Result floor,
        Floor.Result leanFloor,
        Map<String, Nights> provinces,
        int naiveRows,
        double naiveSeconds) {

    /** One province's nights, in the order they were run. */
    record Nights(Night first, Night unchanged, Night full, Night delta) {}

    static final List<String> PROVINCES = List.of("henan", "hebei");

    /** @param naive at most so many rows the naive way */
    static Round measure(Database database, Path folder, int rows, int naive) throws Exception {
        var firms = new Firms(rows);
        Floor.Result floor;
        Floor.Result lean;
        try (var connection = database.connect(database.create("floor_" + rows))) {
            var measured = new Floor(connection);
            say("floor, " + rows + " rows");
            floor = measured.measure(firms, "(source_key)", "(bucket)", "(uscc)");
            lean = measured.measure(firms, "(source_key)", "(bucket)");
        }
        try (var server =
                Child.start("1g", PageServer.class.getName(), List.of(folder.toString(), String.valueOf(rows)))) {
            var origin = "http://127.0.0.1:" + server.await("PORT");
            var provinces = nights(database, server, origin, rows);
            int naiveRows = Math.min(rows, naive);
            say("the naive way, " + naiveRows + " rows");
            var seconds = Naive.measure(database.create("naive_" + rows), origin, naiveRows);
            return new Round(rows, floor, lean, provinces, naiveRows, seconds);
        }
    }

    private static Map<String, Nights> nights(Database database, Child server, String origin, int rows)
            throws IOException, SQLException {
        var url = database.create("gateway_" + rows);
        try (var gateway = Child.start("512m", "org.provgate.app.MeasuredGateway", settings(url, origin));
                var connection = database.connect(url)) {
            gateway.await("STARTED");
            turn(server, "day 0 full");
            var first = all(gateway, connection, "first load", "full");
            // a day lies between two nights: autovacuum visits what was loaded
            execute(connection, "VACUUM ANALYZE");
            var unchanged = all(gateway, connection, "full pull, nothing changed, heap watched", "full collect");
            turn(server, "day 1 full");
            var full = all(gateway, connection, "full pull, 1 % changed", "full");
            turn(server, "day 2 delta");
            var delta = all(gateway, connection, "delta of 1 %", "delta");
            var nights = new LinkedHashMap<String, Nights>();
            for (var p : PROVINCES)
                nights.put(p, checked(rows, new Nights(first.get(p), unchanged.get(p), full.get(p), delta.get(p))));
            return nights;
        }
    }

    private static Map<String, Night> all(Child gateway, Connection connection, String what, String order)
            throws IOException, SQLException {
        var nights = new LinkedHashMap<String, Night>();
        for (var province : PROVINCES) {
            // what the night before left to be written is not this one's
            execute(connection, "CHECKPOINT");
            say(province + ": " + what);
            nights.put(province, Night.parse(gateway.ask(province + " " + order, "NIGHT")));
        }
        return nights;
    }

    /** A benchmark of nights that did other work than it says is none. */
    private static Nights checked(int rows, Nights nights) {
        var found = List.of(
                nights.first.written(),
                nights.unchanged.fetched(),
                nights.unchanged.written(),
                nights.full.fetched(),
                nights.full.written(),
                nights.delta.fetched(),
                nights.delta.written());
        long part = rows / 100;
        var expected = List.of((long) rows, (long) rows, 0L, (long) rows, part, part, part);
        if (!found.equals(expected))
            throw new IllegalStateException("rows fetched or written: " + found + " instead of " + expected);
        return nights;
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void turn(Child server, String day) throws IOException {
        say("page server: " + day);
        say("bytes of a full pull, henan and hebei: " + server.ask(day, "READY"));
    }

    private static List<String> settings(String url, String origin) {
        var henan = "--provgate.provinces.henan.";
        var hebei = "--provgate.provinces.hebei.";
        return List.of(
                "--spring.datasource.url=" + url,
                henan + "adapter=henan",
                henan + "base-url=" + origin + "/hn/gateway",
                henan + "area-code=" + HenanPages.AREA,
                henan + "app-id=GW410402",
                henan + "app-secret=test-app-secret-410402",
                hebei + "adapter=hebei",
                hebei + "base-url=" + origin + "/hb/services/DoubleRandom",
                hebei + "area-code=" + HebeiPages.AREA,
                hebei + "app-code=" + HebeiEnvelope.APP_CODE,
                hebei + "secret=" + HebeiEnvelope.SECRET,
                hebei + "sm4-key=" + HebeiEnvelope.SM4_KEY);
    }

    private static void say(String what) {
        System.err.printf("%tT %s%n", new java.util.Date(), what);
    }
}
