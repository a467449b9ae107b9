package org.provgate.bench;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.provgate.bench.Firms.Firm;

/** Answers as Henan gives them (contract, Register), without looking at signatures. A cursor is the number of the next row. */
final class HenanPages {

    static final String AREA = "410402";
    static final int MOST = 2_000;
    private static final String EMPTY_LIST =
            "{\"code\":\"00\",\"message\":\"ok\",\"items\":[],\"nextCursor\":null,\"hasMore\":false,\"snapshotTime\":\"%s\",\"total\":0}";
    private static final String TOKEN = """
            {"code":"00","message":"ok","datas":{"requestSecret":"bench-request","requestSecretEndTime":"2099-01-01T00:00:00.000+08:00",\
            "refreshSecret":"bench-refresh","refreshSecretEndTime":"2099-01-03T00:00:00.000+08:00"}}""";

    private final Firms firms;
    private final int day;

    HenanPages(Firms firms, int day) {
        this.firms = firms;
        this.day = day;
    }

    static byte[] token() {
        return bytes(TOKEN);
    }

    byte[] emptyList() {
        return bytes(EMPTY_LIST.formatted(iso(Firms.asOf(day))));
    }

    byte[] statistics() {
        return bytes("{\"code\":\"00\",\"message\":\"ok\",\"total\":%d,\"byState\":{\"1\":%1$d},\"at\":\"%s\"}"
                .formatted(firms.rows(), iso(Firms.asOf(day))));
    }

    /** A page of everything, from row {@code from}. */
    byte[] full(int from, int limit) {
        var out = new StringBuilder(limit * 900).append("{\"code\":\"00\",\"message\":\"ok\",\"items\":[");
        int to = Math.min(firms.rows(), from + limit);
        for (int i = from; i < to; i++) item(out.append(i > from ? "," : ""), firms.on(day, i));
        return end(out, to, firms.rows());
    }

    /** A page of what changed after {@code since}, from the {@code from}th of these rows. */
    byte[] changed(String since, int from, int limit) {
        int first = Firms.dayOf(LocalDateTime.parse(since.substring(0, 19))) + 1;
        int days = day - first + 1;
        int total = Math.max(0, days * (firms.rows() / 100));
        var out = new StringBuilder(limit * 900).append("{\"code\":\"00\",\"message\":\"ok\",\"items\":[");
        int to = Math.min(total, from + limit);
        for (int i = from; i < to; i++)
            item(out.append(i > from ? "," : ""), firms.on(day, i / days * 100 + first + i % days));
        return end(out, to, total);
    }

    private byte[] end(StringBuilder out, int to, int total) {
        boolean more = to < total;
        out.append("],\"nextCursor\":")
                .append(more ? "\"" + to + "\"" : "null")
                .append(",\"hasMore\":")
                .append(more);
        out.append(",\"snapshotTime\":\"")
                .append(iso(Firms.asOf(day)))
                .append("\",\"total\":")
                .append(total)
                .append('}');
        return bytes(out.toString());
    }

    private static void item(StringBuilder out, Firm f) {
        out.append("{\"op\":\"").append(f.changed() == 0 ? 'i' : 'u').append('"');
        field(out, "PriPID", f.priPid(AREA));
        field(out, "UniSCID", f.uscc(AREA));
        field(out, "RegNo", null);
        field(out, "EntName", f.name());
        field(out, "EntType", "1130");
        field(out, "IndustryCo", "5211");
        field(out, "EstDate", f.established().toString());
        field(out, "RegOrg", AREA);
        field(out, "DomDistrict", AREA);
        field(out, "Dom", f.address());
        field(out, "OpScope", f.scope());
        field(out, "OpFrom", f.established().toString());
        field(out, "OpTo", null);
        field(out, "RegState", "1");
        field(out, "StateDate", f.established().toString());
        field(out, "LeRep", f.legalRep());
        field(out, "RegCap", capital(f));
        field(out, "Currency", "156");
        field(out, "RiskGrade", "M");
        out.append(",\"IsOpan\":false,\"IsSerVio\":false,\"updatedAt\":\"")
                .append(iso(f.stamp()))
                .append("\"}");
    }

    /** In 万元 with 6 decimals. */
    static String capital(Firm f) {
        return f.capital() / 10_000 + "." + "%04d00".formatted(f.capital() % 10_000);
    }

    static String iso(LocalDateTime time) {
        var seconds = time.toString();
        return (seconds.length() == 16 ? seconds + ":00" : seconds) + ".000+08:00";
    }

    private static void field(StringBuilder out, String name, @Nullable String value) {
        out.append(",\"").append(name).append("\":");
        if (value == null) out.append("null");
        else out.append('"').append(value).append('"');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
