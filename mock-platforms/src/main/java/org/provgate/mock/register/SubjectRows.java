package org.provgate.mock.register;

import static org.provgate.mock.register.Mix.pick;

import java.time.LocalDate;

/** Writes a subject's row from its version. The first hash is the subject's, the second the version's. */
final class SubjectRows {

    private static final long EPOCH_1990 = LocalDate.of(1990, 1, 1).toEpochDay();
    private static final Dirt[] KINDS = Dirt.values();

    private final Simulation simulation;
    private final Timeline timeline;
    private final String area;

    SubjectRows(Simulation simulation, Timeline timeline) {
        this.simulation = simulation;
        this.timeline = timeline;
        this.area = Words.area(simulation.areaCode());
    }

    SubjectRow row(Version version) {
        long number = version.number();
        long self = Mix.mix(simulation.seed(), number, 1);
        long now = Mix.mix(simulation.seed(), number, 1000L + version.revision());
        var kind = kind(self);
        boolean withUscc = withUscc(self);
        boolean withRegNo = withRegNo(self);
        String uscc = withUscc ? Digits.uscc(kind, simulation.areaCode(), number) : "";
        String regNo = withRegNo ? Digits.regNo(simulation.areaCode(), number) : "";
        var dirt = dirt(version, self);
        long established = EPOCH_1990 + pick(self, 11, 13_000);
        boolean ends = dirt != Dirt.FAR_DATE && pick(self, 21, 10) < 3;
        String state = state(now);
        boolean withCapital = !kind.equals("92") || pick(self, 13, 3) > 0;
        return new SubjectRow(
                version,
                dirt,
                sourceKey(version),
                uscc,
                regNo,
                name(kind, self, version, dirt),
                entType(kind),
                pick(self, 15, Words.INDUSTRY),
                LocalDate.ofEpochDay(established).toString(),
                simulation.areaCode(),
                simulation.areaCode(),
                area + pick(now, 17, Words.STREET) + (1 + pick(now, 24, 400)) + pick(now, 30, Words.PLACE),
                Words.scope(now),
                LocalDate.ofEpochDay(established).toString(),
                ends ? LocalDate.ofEpochDay(established + 10_957).toString() : "",
                state,
                state.equals("1")
                        ? ""
                        : LocalDate.ofEpochDay(20_000 + pick(now, 19, 400)).toString(),
                pick(now, 27, Words.FAMILY) + pick(now, 33, Words.GIVEN),
                withCapital ? capital(now) : "",
                withCapital ? (pick(self, 31, 100) == 0 ? "840" : "156") : "",
                risk(now),
                pick(now, 35, 100) < 3,
                pick(now, 36, 1000) < 5);
    }

    /** Returns the state sent for a version, without the rest of the row: statistics ask for every row. */
    String sentState(Version version) {
        long self = Mix.mix(simulation.seed(), version.number(), 1);
        if (dirt(version, self) == Dirt.UNKNOWN_STATE) return "Z";
        return state(Mix.mix(simulation.seed(), version.number(), 1000L + version.revision()));
    }

    String sourceKey(Version version) {
        var number = Long.toString(version.number());
        return simulation.areaCode() + "0".repeat(10 - number.length()) + number + "0" + version.moves();
    }

    private String state(long now) {
        int states = simulation.states().length();
        int at = pick(now, 5, 100) < 88 ? 0 : pick(now, 7, states);
        return simulation.states().substring(at, at + 1);
    }

    private static String kind(long self) {
        int share = pick(self, 3, 100);
        return share < 58 ? "92" : share < 62 ? "93" : "91";
    }

    private static String entType(String kind) {
        return kind.equals("91") ? "1130" : kind.equals("92") ? "9500" : "9100";
    }

    private String name(String kind, long self, Version version, Dirt dirt) {
        long word = version.revision() % 4 == 3 ? self ^ version.revision() * 0x9E3779B97F4A7CL : self;
        var name = new StringBuilder(40)
                .append(area)
                .append(pick(word, 23, Words.SHOP))
                .append(pick(word, 29, Words.SHOP_TAIL));
        if (pick(self, 2, 400) == 0) name.append(pick(self, 12, Words.RARE));
        boolean brackets = dirt == Dirt.HALF_BRACKETS || pick(self, 37, 30) == 0;
        if (brackets) name.append(pick(self, 4, 2) == 0 ? "（新区）" : "（中原）");
        return name.append(pick(
                        self, 33, kind.equals("91") ? Words.COMPANY : kind.equals("92") ? Words.TRADE : Words.COOP))
                .toString();
    }

    /** Returns an amount in 万元 with exactly 6 decimals, at most two of which are needed for 元 and four for 分. */
    private static String capital(long now) {
        int whole = 1 + pick(now, 14, 5000);
        return pick(now, 26, 10) == 0 ? whole + "." + (100_000 + pick(now, 6, 900_000)) : whole + ".000000";
    }

    private static String risk(long now) {
        int share = pick(now, 38, 100);
        return share < 5 ? "" : share < 70 ? "A" : share < 90 ? "B" : share < 97 ? "C" : "D";
    }

    private static boolean withUscc(long self) {
        return !kind(self).equals("92") || pick(self, 8, 100) >= 8;
    }

    private static boolean withRegNo(long self) {
        return !withUscc(self) || pick(self, 9, 2) == 0;
    }

    private Dirt dirt(Version version, long self) {
        long hash = Mix.mix(simulation.seed() + 7, version.number(), version.revision());
        if (pick(hash, 0, 1000) >= simulation.dirtyPerMille() || version.withdrawn()) return Dirt.NONE;
        var dirt = KINDS[1 + pick(hash, 24, KINDS.length - 1)];
        boolean ofUscc = dirt == Dirt.LOWER_CASE_USCC || dirt == Dirt.WRONG_USCC || dirt == Dirt.PLACEHOLDER_USCC;
        if (ofUscc && !withUscc(self)) return Dirt.BLANKS;
        if (dirt == Dirt.WRONG_REG_NO && !withRegNo(self)) return Dirt.UNKNOWN_STATE;
        // without its keys a row is known by its source key alone, so that must be the only one it ever has
        if (dirt.breaksKey() && timeline.everMoves(version.number())) return Dirt.UNKNOWN_STATE;
        return dirt;
    }
}
