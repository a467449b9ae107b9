package org.provgate.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Both provinces in a process of their own that costs little: a page of a full pull comes from a file, only what a delta asks for
 * is rendered on the way. Signatures of questions are not checked.
 *
 * <p>Arguments: folder, rows. Prints {@code PORT n}, then answers each {@code day n full|delta} on its input with {@code READY}
 * and the bytes of a full pull of each province.
 */
final class PageServer {

    private static final String HENAN = "/hn/gateway";
    private static final String HEBEI = "/hb/services/DoubleRandom";

    /** What both provinces say on a day. The files are null on a day without a full pull. */
    private record Day(
            HenanPages henan,
            HebeiPages hebei,
            @Nullable PageFile henanFull,
            @Nullable PageFile hebeiFull) {}

    private final Path folder;
    private final Firms firms;
    private volatile Day day;

    private PageServer(Path folder, Firms firms) {
        this.folder = folder;
        this.firms = firms;
        this.day = new Day(new HenanPages(firms, 0), new HebeiPages(firms, 0), null, null);
    }

    public static void main(String[] args) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        var pages = new PageServer(Path.of(args[0]), new Firms(Integer.parseInt(args[1])));
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newFixedThreadPool(8));
        server.createContext(HENAN, exchange -> answer(exchange, "application/json", pages.henan(exchange)));
        server.createContext(
                HEBEI, exchange -> answer(exchange, "application/xml; charset=GB18030", pages.hebei(exchange)));
        server.start();
        System.out.println("PORT " + server.getAddress().getPort());
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var words = line.split(" ");
            System.out.println("READY " + pages.turn(Integer.parseInt(words[1]), words[2].equals("full")));
        }
        System.exit(0);
    }

    private String turn(int number, boolean full) throws IOException {
        var henan = new HenanPages(firms, number);
        var hebei = new HebeiPages(firms, number);
        if (!full) {
            day = new Day(henan, hebei, null, null);
            return "0 0";
        }
        int henanPages = (firms.rows() + HenanPages.MOST - 1) / HenanPages.MOST;
        int hebeiPages = (HebeiPages.id(firms.rows() - 1) + HebeiPages.IDS - 1) / HebeiPages.IDS;
        var everything = new HebeiPages.Window(0, 100);
        var henanFile = PageFile.render(
                folder.resolve("henan"), henanPages, i -> henan.full(i * HenanPages.MOST, HenanPages.MOST));
        var hebeiFile = PageFile.render(
                folder.resolve("hebei"),
                hebeiPages,
                i -> HebeiEnvelope.encrypt(hebei.rows(everything, i * HebeiPages.IDS + 1, (i + 1) * HebeiPages.IDS)));
        day = new Day(henan, hebei, henanFile, hebeiFile);
        return henanFile.size() + " " + hebeiFile.size();
    }

    private byte[] henan(HttpExchange exchange) throws IOException {
        var now = day;
        var path = exchange.getRequestURI().getPath().substring(HENAN.length());
        if (path.startsWith("/app/token")) return HenanPages.token();
        if (path.equals("/subjects/statistics")) return now.henan.statistics();
        if (path.startsWith("/lists/")) return now.henan.emptyList();
        var query = query(exchange.getRequestURI().getRawQuery());
        int from = Integer.parseInt(query.getOrDefault("cursor", "0"));
        int limit = Integer.parseInt(query.getOrDefault("limit", "1000"));
        var since = query.get("updatedAfter");
        if (since != null) return now.henan.changed(since, from, limit);
        if (now.henanFull != null && limit == HenanPages.MOST && from % limit == 0)
            return now.henanFull.page(from / limit);
        return now.henan.full(from, limit);
    }

    private byte[] hebei(HttpExchange exchange) throws IOException {
        var now = day;
        var question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        var inner = HebeiEnvelope.open(question);
        return HebeiEnvelope.seal(question, encData(now, HebeiEnvelope.text(question, "TranCode"), inner));
    }

    private static byte[] encData(Day now, String tranCode, String inner) throws IOException {
        var window = HebeiEnvelope.text(inner, "kind").isEmpty()
                ? HebeiPages.Window.of(HebeiEnvelope.text(inner, "startdate"), HebeiEnvelope.text(inner, "enddate"))
                : null;
        if (tranCode.equals("1001") || window == null) return HebeiEnvelope.encrypt(now.hebei.count(window));
        int first = Integer.parseInt(HebeiEnvelope.text(inner, "startNum"));
        int last = Integer.parseInt(HebeiEnvelope.text(inner, "endNum"));
        if (window.everything()
                && now.hebeiFull != null
                && first % HebeiPages.IDS == 1
                && last - first < HebeiPages.IDS) return now.hebeiFull.page(first / HebeiPages.IDS);
        return HebeiEnvelope.encrypt(now.hebei.rows(window, first, last));
    }

    private static Map<String, String> query(String raw) {
        var all = new HashMap<String, String>();
        for (var part : raw.split("&")) {
            int equals = part.indexOf('=');
            all.put(part.substring(0, equals), URLDecoder.decode(part.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return all;
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }
}
