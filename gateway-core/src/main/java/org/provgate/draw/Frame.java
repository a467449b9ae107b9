package org.provgate.draw;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;

/** {@code frame.tsv} (抽取库): who can be drawn, each in one stratum. Never held in memory as a whole. */
final class Frame {

    /** What one pass tells. @param strata number of candidates by stratum, in order of the names */
    record Census(long lines, String root, TreeMap<String, Long> strata) {}

    /** One candidate. The bytes are only good until it returns. @param to behind the key */
    @FunctionalInterface
    interface Candidate {
        void read(byte[] bytes, int from, int to, int stratum);
    }

    private final LineFile file;
    private final List<Stratum> strata = new ArrayList<>();
    private final byte[] key = new byte[64];
    private int keyLength = -1;
    private int latest;

    private static final class Stratum {
        final byte[] name;
        long candidates;

        Stratum(byte[] name) {
            this.name = name;
        }
    }

    Frame(LineFile file) {
        this.file = file;
    }

    /** Checks every line, counts and computes the root. */
    Census census() {
        var tree = new MerkleTree();
        long lines = file.read((number, bytes, from, to) -> {
            tree.add(bytes, from, to);
            int tab = tab(bytes, from, to);
            check(number, bytes, from, tab, to);
            strata.get(stratum(number, bytes, tab + 1, to)).candidates++;
        });
        if (lines == 0) throw file.refused(0, "is empty; a draw needs at least one candidate");
        var counts = new TreeMap<String, Long>();
        for (var stratum : strata) counts.put(new String(stratum.name, StandardCharsets.US_ASCII), stratum.candidates);
        return new Census(lines, HexFormat.of().formatHex(tree.root()), counts);
    }

    /** Reads the candidates again, after {@link #census}. */
    void read(Candidate candidate) {
        file.read((number, bytes, from, to) -> {
            int tab = tab(bytes, from, to);
            candidate.read(bytes, from, tab, stratum(number, bytes, tab + 1, to));
        });
    }

    String stratum(int index) {
        return new String(strata.get(index).name, StandardCharsets.US_ASCII);
    }

    private void check(long number, byte[] bytes, int from, int tab, int to) {
        if (tab == to || tab(bytes, tab + 1, to) != to) throw file.refused(number, "is not subject key, TAB, stratum");
        if (!Fields.isKey(bytes, from, tab))
            throw file.refused(
                    number,
                    "“" + new String(bytes, from, tab - from, StandardCharsets.UTF_8)
                            + "” is no subject key: 1 to 64 of A–Z a–z 0–9 . _ : -");
        // a TAB sorts before all that keys are made of, so lines of one key stand together
        if (Arrays.equals(key, 0, Math.max(keyLength, 0), bytes, from, tab) && keyLength > 0)
            throw file.refused(number, "repeats the subject key of the line before");
        keyLength = tab - from;
        System.arraycopy(bytes, from, key, 0, keyLength);
    }

    private int stratum(long number, byte[] bytes, int from, int to) {
        for (int n = 0; n < strata.size(); n++) {
            int i = (latest + n) % strata.size();
            if (Arrays.equals(strata.get(i).name, 0, strata.get(i).name.length, bytes, from, to)) return latest = i;
        }
        var name = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (!Fields.isStratum(name)) throw file.refused(number, "“" + name + "” is no stratum: 1 to 32 of A–Z 0–9 _ -");
        strata.add(new Stratum(Arrays.copyOfRange(bytes, from, to)));
        return latest = strata.size() - 1;
    }

    private static int tab(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) if (bytes[i] == '\t') return i;
        return to;
    }
}
