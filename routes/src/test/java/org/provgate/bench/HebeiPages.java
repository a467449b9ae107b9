package org.provgate.bench;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;
import org.provgate.bench.Firms.Firm;

/** The inner documents of Hebei's answers (contract, Register). Every 21st row id is a hole. */
final class HebeiPages {

    static final String AREA = "130634";
    static final int IDS = 500;
    private static final String HEAD = "<Response><errcode>0</errcode><errmsg/>";

    private final Firms firms;
    private final int day;

    HebeiPages(Firms firms, int day) {
        this.firms = firms;
        this.day = day;
    }

    /** A closed window of time as the days that changed in it; all of them for the empty one. */
    record Window(int first, int last) {
        static Window of(String start, String end) {
            if (start.isEmpty()) return new Window(0, 100);
            return new Window(dayAfter(Firms.time(start)), Firms.dayOf(Firms.time(end)));
        }

        private static int dayAfter(LocalDateTime start) {
            return Firms.dayOf(start) + 1;
        }

        boolean everything() {
            return first == 0;
        }
    }

    static int id(int number) {
        return number + number / 20 + 1;
    }

    /** The first row whose id is {@code id} or greater. */
    static int firstRow(int id) {
        return 20 * ((id - 1) / 21) + (id - 1) % 21;
    }

    String count(@Nullable Window window) {
        var asOf = Firms.compact(Firms.asOf(day));
        int count = 0;
        int min = 1;
        int max = id(firms.rows() - 1);
        if (window != null && window.everything()) count = firms.rows();
        if (window != null && !window.everything()) {
            int last = Math.min(window.last, day);
            count = Math.max(0, last - window.first + 1) * (firms.rows() / 100);
            min = id(window.first);
            max = id(firms.rows() - 100 + last);
        }
        var ends = count == 0 ? "<minId/><maxId/>" : "<minId>" + min + "</minId><maxId>" + max + "</maxId>";
        return HEAD + "<count>" + count + "</count><valid>" + count + "</valid>" + ends + "<asOf>" + asOf
                + "</asOf></Response>";
    }

    String rows(Window window, int firstId, int lastId) {
        int to = Math.min(firms.rows(), firstRow(lastId + 1));
        var out = new StringBuilder(window.everything() ? IDS * 1_000 : 64 * 1024)
                .append(HEAD)
                .append("<list>");
        for (int i = firstRow(firstId); i < to; i++) {
            var firm = firms.on(day, i);
            if (window.everything() || firm.changed() >= window.first && firm.changed() <= window.last)
                subject(out, firm);
        }
        return out.append("</list></Response>").toString();
    }

    private static void subject(StringBuilder out, Firm f) {
        out.append("<Subject>");
        var established = f.established().toString().replace("-", "");
        field(out, "S_EXT_SEQUENCE", String.valueOf(id(f.number())));
        field(out, "S_EXT_VALIDFLAG", "1");
        field(out, "S_EXT_DATATIME", f.compactStamp());
        field(out, "PRIPID", f.priPid(AREA));
        field(out, "UNISCID", f.uscc(AREA));
        out.append("<REGNO/>");
        field(out, "ENTNAME", f.name());
        field(out, "ENTTYPE", "1130");
        field(out, "INDUSTRYCO", "5211");
        field(out, "ESTDATE", established);
        field(out, "REGORG", AREA);
        field(out, "DOMDISTRICT", AREA);
        field(out, "DOM", f.address());
        field(out, "OPSCOPE", f.scope());
        field(out, "OPFROM", established);
        field(out, "OPTO", "99990909");
        field(out, "REGSTATE", "K");
        field(out, "LEREP", f.legalRep());
        field(out, "REGCAP", f.capital() + ".00");
        field(out, "RISKGRADE", "B");
        out.append("<ISOPAN>0</ISOPAN><ISSERVIO>0</ISSERVIO></Subject>");
    }

    private static void field(StringBuilder out, String name, String value) {
        out.append('<')
                .append(name)
                .append('>')
                .append(value)
                .append("</")
                .append(name)
                .append('>');
    }
}
